import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import type { Edge } from '#infra/environments.ts'

/** What the edge shows with every call. */
export type EdgeSecrets = {
  /** What it shows now. */
  readonly current: string
  /** What the API takes, with commas between them: this one and the one before. */
  readonly taken: string
}

/**
 * The secrets by which the API knows its edge. A new round makes a further one: the API takes both before the edge shows
 * it, since its stack is deployed first.
 */
export function edgeSecretsOf(scope: Construct, { round }: Edge): EdgeSecrets {
  const secretOf = (number: number): string => {
    const secret = new Secret(scope, `EdgeSecret${number}`, {
      description: 'Shown by the edge with every call, so that nobody calls the API past it',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    })
    acknowledge(
      secret,
      'AwsSolutions',
      'SMG4',
      'A new round is a deployment: edge and API have to change together, and the API takes both meanwhile.',
    )
    // Resolved when it is deployed: no call at run time, and nobody reads it who may not read how things are set up.
    return secret.secretValue.unsafeUnwrap()
  }
  const before = round > 1 ? [secretOf(round - 1)] : []
  const current = secretOf(round)
  return { current, taken: [current, ...before].join(',') }
}
