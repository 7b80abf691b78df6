import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createSteppedSchedules } from '#adapters/dynamodb/stepped-schedules.ts'
import type { CaseStore, Machine, Schedules } from '#adapters/ports.ts'
import { schedulerClient } from '#adapters/scheduler/client.ts'
import { createSchedules } from '#adapters/scheduler/schedules.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import type { ChangeDependencies, Serving } from '#functions/usecases/dependencies.ts'
import { wireRules } from './wire-rules.ts'
import { wireStore } from './wire-store.ts'
import type { StoreEnv } from './wire-tables.ts'

/** The variables by which a function reaches the machine and the schedules. */
export type ReconcileEnv = StoreEnv & {
  readonly PACKS_TABLE: string
  readonly STATE_MACHINE_ARN: string
  readonly SCHEDULE_GROUP: string
  readonly SCHEDULE_ROLE_ARN: string
  readonly SCHEDULE_DLQ_ARN: string
  readonly TIME_QUEUE_ARN: string
}

/** The store with the machine and the schedules beside it. */
export const wireReconcile = (
  env: ReconcileEnv,
): ChangeDependencies<keyof CaseStore> & {
  readonly serving: Serving
  readonly machine: Machine
  readonly schedules: Schedules
} => ({
  ...wireStore(env),
  ...wireRules(env),
  machine: createMachine({ client: sfnClient(), stateMachineArn: env.STATE_MACHINE_ARN }),
  schedules: schedulesOf(env),
})

const schedulesOf = (env: ReconcileEnv): Schedules =>
  env.CLOCK === 'stepped' && env.CLOCK_TABLE !== undefined
    ? createSteppedSchedules({ client: dynamoDbClient(), clockTable: env.CLOCK_TABLE })
    : createSchedules({
        client: schedulerClient(),
        group: env.SCHEDULE_GROUP,
        roleArn: env.SCHEDULE_ROLE_ARN,
        deadLetterArn: env.SCHEDULE_DLQ_ARN,
        queueArn: env.TIME_QUEUE_ARN,
        timeQueue: createTimeQueue({ client: sqsClient(), queueArn: env.TIME_QUEUE_ARN }),
      })
