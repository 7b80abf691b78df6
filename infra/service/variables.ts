import type { EventBus } from 'aws-cdk-lib/aws-events'
import type { WorkQueue } from '#infra/constructs/work-queue.ts'
import type { DataStack } from '#infra/stacks/data-stack.ts'
import type { Schedules } from './schedules.ts'

/** What functions are told of the resources around them, by what they do. */
export type Variables = ReturnType<typeof variablesOf>

/** The variables that several functions share. */
export function variablesOf({
  data,
  bus,
  machineArn,
  schedules,
  times,
}: {
  readonly data: DataStack
  readonly bus: EventBus
  readonly machineArn: string
  readonly schedules: Schedules
  readonly times: WorkQueue
}) {
  const cases = { CASES_TABLE: data.cases.tableName }
  return {
    cases,
    knowledge: { KNOWLEDGE_TABLE: data.knowledge.tableName },
    people: { PERSON_KEY_ARN: data.personKey.keyArn },
    reports: {
      ...cases,
      IDEMPOTENCY_TABLE: data.idempotency.tableName,
      PERSON_KEY_ARN: data.personKey.keyArn,
    },
    publishing: { BUS_NAME: bus.eventBusName },
    reconciling: {
      ...cases,
      STATE_MACHINE_ARN: machineArn,
      SCHEDULE_GROUP: schedules.name,
      SCHEDULE_ROLE_ARN: schedules.role.roleArn,
      SCHEDULE_DLQ_ARN: schedules.aside.queueArn,
      TIME_QUEUE_ARN: times.queue.queueArn,
    },
  }
}
