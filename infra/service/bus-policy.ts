import { Stack } from 'aws-cdk-lib'
import { CfnEventBus, type EventBus } from 'aws-cdk-lib/aws-events'
import {
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  type IRole,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam'
import { EVENT_SOURCE, INBOUND_SOURCE_PREFIX, PRACTICE_SOURCE } from '#domain/events/subscriptions.ts'

/**
 * Who may speak on the bus as whom: only the publisher as we do, whatever else a role of the account may; the systems of
 * the district that are named, from their own accounts, as `district.…` alone. Set as a property, since the emulator
 * refuses a template with the resource that the CDK would make of it.
 * @param name of the bus
 * @param districts ARNs of accounts and roles
 */
export function guardBus(
  bus: EventBus,
  {
    name,
    publisher,
    districts,
  }: { readonly name: string; readonly publisher: IRole; readonly districts: readonly string[] },
): void {
  const resource = bus.node.defaultChild
  if (!(resource instanceof CfnEventBus)) throw new Error('The bus has no CloudFormation resource.')
  // By its name: a bus can't refer to itself.
  const arn = Stack.of(bus).formatArn({ service: 'events', resource: 'event-bus', resourceName: name })
  const speak = { actions: ['events:PutEvents'], resources: [arn] }
  const statements = [
    new PolicyStatement({
      sid: 'OnlyThePublisherSpeaksAsDuoge',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      ...speak,
      conditions: {
        StringEquals: { 'events:source': [EVENT_SOURCE, PRACTICE_SOURCE] },
        ArnNotEquals: { 'aws:PrincipalArn': publisher.roleArn },
      },
    }),
    ...(districts.length === 0
      ? []
      : [
          new PolicyStatement({
            sid: 'SystemsOfTheDistrict',
            principals: districts.map((arn) => new ArnPrincipal(arn)),
            ...speak,
            conditions: { StringLike: { 'events:source': `${INBOUND_SOURCE_PREFIX}*` } },
          }),
        ]),
  ]
  resource.policy = new PolicyDocument({ statements })
}
