import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { allOf, pageOf } from '#adapters/paging.ts'
import type { Schedule, Schedules } from '#adapters/ports.ts'
import { type TimeQueue, timeMessageBody } from '#adapters/sqs/time-queue.ts'
import { fromMillis, instant, millis } from '#domain/clock/calendar.ts'

/** What schedules need. */
export type SchedulesDependencies = {
  readonly client: SchedulerClient
  readonly group: string
  /** What Scheduler becomes in order to send to the queue. */
  readonly roleArn: string
  readonly queueArn: string
  readonly deadLetterArn: string
  readonly timeQueue: TimeQueue
  /** Milliseconds since 1970 on the wall clock. */
  readonly now?: () => number
}

/**
 * Scheduler looks once a minute, and refuses a moment that has passed: what is due before it would look goes to the
 * queue directly and stays hidden there until it is due.
 */
const AT_ONCE = 60_000
/** A schedule may fire between our two calls and be gone; then it is made again, and so on. */
const ATTEMPTS = 3
/** The queue is sure to be back within a day; what is not delivered then lies in the dead-letter queue. */
const RETRIES = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name
const unlessGone = (error: unknown): undefined => {
  if (!isNamed(error, 'ResourceNotFoundException')) throw error
  return undefined
}

/** One-time schedules on EventBridge Scheduler, each named after its task. */
export function createSchedules({
  client,
  group,
  roleArn,
  queueArn,
  deadLetterArn,
  timeQueue,
  now = Date.now,
}: SchedulesDependencies): Schedules {
  const named = (schedule: Schedule): CreateScheduleCommandInput => ({
    Name: schedule.taskId,
    GroupName: group,
    // To the millisecond, for whoever compares; the expression knows seconds.
    Description: schedule.at,
    ScheduleExpression: `at(${wholeSecond(schedule.at)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: queueArn,
      RoleArn: roleArn,
      Input: timeMessageBody(schedule),
      DeadLetterConfig: { Arn: deadLetterArn },
      RetryPolicy: RETRIES,
    },
  })

  const remove: Schedules['remove'] = async ({ taskId }) => {
    await client.send(new DeleteScheduleCommand({ Name: taskId, GroupName: group })).catch(unlessGone)
  }

  async function createOrMove(schedule: Schedule): Promise<void> {
    const wanted = named(schedule)
    for (let attempt = 1; ; attempt += 1) {
      const made = await client.send(new CreateScheduleCommand(wanted)).catch(unlessConflict)
      if (made !== undefined) return
      const moved = await client.send(new UpdateScheduleCommand(wanted)).catch(unlessGone)
      if (moved !== undefined) return
      if (attempt === ATTEMPTS) throw new Error(`The schedule ${schedule.taskId} comes and goes.`)
    }
  }

  async function at(caseId: string, taskId: string): Promise<readonly Schedule[]> {
    const command = new GetScheduleCommand({ Name: taskId, GroupName: group })
    const found = await client.send(command).catch(unlessGone)
    const due = instant.safeParse(found?.Description)
    return due.success ? [{ caseId, taskId, at: due.data }] : []
  }

  return {
    ofCase: async (caseId) => {
      const listed = await allOf(async (NextToken) => {
        const command = new ListSchedulesCommand({ GroupName: group, NamePrefix: `${caseId}.`, NextToken })
        const { Schedules, NextToken: next } = await client.send(command)
        return pageOf(Schedules, next)
      })
      const names = listed.flatMap(({ Name }) => Name ?? [])
      return (await Promise.all(names.map((name) => at(caseId, name)))).flat()
    },
    put: async (schedule) => {
      const left = millis(schedule.at) - now()
      if (left > AT_ONCE) return createOrMove(schedule)
      await timeQueue.send(schedule, Math.max(0, Math.ceil(left / 1_000)))
      await remove(schedule)
    },
    remove,
  }
}

const unlessConflict = (error: unknown): undefined => {
  if (!isNamed(error, 'ConflictException')) throw error
  return undefined
}

/** A moment as `at()` takes it; never before the moment itself. */
const wholeSecond = (at: string): string => fromMillis(Math.ceil(millis(at) / 1_000) * 1_000).slice(0, 19)
