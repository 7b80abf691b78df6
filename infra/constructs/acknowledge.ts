import { type Stack, Token, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

type Pack = 'AwsSolutions' | 'Serverless'

/**
 * Tells cdk-nag that a finding is known and why it stands; as narrowly as the finding is named, on the one construct.
 * @param rule such as `SQS3`, or `IAM5[Resource::*]` for one wildcard
 * @param reason why it is right here, in a sentence
 */
export function acknowledge(construct: IConstruct, pack: Pack, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `${pack}::${pack}-${rule}`, reason })
}

/** Why calls are not traced where they are not. */
export const UNTRACED =
  'AWS China offers no X-Ray for Lambda and the emulator has none; a correlation id in every log line follows a call.'

/** An ARN as cdk-nag writes it in the name of a finding: what is known only at deployment stands in angle brackets. */
export function arnInFinding(stack: Stack, service: string, resource: string): string {
  const region = Token.isUnresolved(stack.region) ? '<AWS::Region>' : stack.region
  const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account
  return `arn:<AWS::Partition>:${service}:${region}:${account}:${resource}`
}
