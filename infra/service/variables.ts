import type { EventBus } from 'aws-cdk-lib/aws-events'
import type { WorkQueue } from '#infra/constructs/work-queue.ts'
import type { Variable } from '#infra/declarations.ts'
import type { Environment } from '#infra/environments.ts'
import type { DataStack } from '#infra/stacks/data-stack.ts'
import type { Schedules } from './schedules.ts'
import type { SetAsideQueues } from './set-aside.ts'

/** What functions are told of the resources around them. Each is given those that it names. */
export const variablesOf = ({
  signIn,
  data,
  bus,
  machineArn,
  schedules,
  times,
  sweeping,
  setAside,
}: {
  readonly signIn: Environment['signIn']
  readonly data: DataStack
  readonly bus: EventBus
  readonly machineArn: string
  readonly schedules: Schedules
  readonly times: WorkQueue
  readonly sweeping: WorkQueue
  readonly setAside: SetAsideQueues
}): Readonly<Record<Variable, string>> => ({
  CASES_TABLE: data.cases.tableName,
  KNOWLEDGE_TABLE: data.knowledge.tableName,
  PACKS_TABLE: data.packs.tableName,
  IDEMPOTENCY_TABLE: data.idempotency.tableName,
  PERSON_KEY_ARN: data.personKey.keyArn,
  // Empty where an issuer outside vouches for people.
  USER_POOL_ID: data.people?.pool.userPoolId ?? '',
  // Read by the one function that is made where keys are configured.
  ...tokensOf(signIn),
  BUS_NAME: bus.eventBusName,
  STATE_MACHINE_ARN: machineArn,
  SCHEDULE_GROUP: schedules.name,
  SCHEDULE_ROLE_ARN: schedules.role.roleArn,
  SCHEDULE_DLQ_ARN: schedules.deadLetters.queueArn,
  TIME_QUEUE_ARN: times.queue.queueArn,
  SWEEP_QUEUE_URL: sweeping.queue.queueUrl,
  SET_ASIDE_QUEUES: setAside.urls,
})

const tokensOf = (signIn: Environment['signIn']) =>
  signIn.kind === 'oidc'
    ? {
        TOKEN_ISSUER: signIn.issuer,
        TOKEN_AUDIENCE: signIn.audience,
        TOKEN_KEYS: signIn.keys === undefined ? '' : JSON.stringify(signIn.keys),
      }
    : { TOKEN_ISSUER: '', TOKEN_AUDIENCE: '', TOKEN_KEYS: '' }
