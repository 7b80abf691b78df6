import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { dueRange, nowKey } from '#adapters/dynamodb/keys.ts'
import { readPage } from '#adapters/dynamodb/query.ts'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import { createSteppedSchedules, readDue } from '#adapters/dynamodb/stepped-schedules.ts'
import type { Clock, Schedule } from '#adapters/ports.ts'
import type { TimeQueue } from '#adapters/sqs/time-queue.ts'
import type { Instant } from '#domain/clock/calendar.ts'

/** Moves the clock of an environment whose time is stepped. */
export type TimeMachine = Clock & {
  /** Sets the clock for the first time, or anew; delivers nothing. */
  readonly set: (at: Instant) => Promise<void>
  /** The due time that comes first. */
  readonly nextDue: () => Promise<Instant | undefined>
  /**
   * Moves the clock on to the next due time and delivers what is due then, when that is not after `to`; otherwise to
   * `to`. Time never goes back.
   * @returns what was delivered; nothing means that `to` is reached
   */
  readonly step: (to: Instant) => Promise<readonly Schedule[]>
  /**
   * Moves the clock to a moment, step by step. Between two steps the system acts on what came due, and may make new
   * due times that come first.
   * @param settle resolves when the system has come to rest
   */
  readonly advanceTo: (
    to: Instant,
    settle: (delivered: readonly Schedule[]) => Promise<void>,
  ) => Promise<void>
}

/** The time machine of a stepped environment. */
export function createTimeMachine({
  client,
  clockTable,
  timeQueue,
}: {
  readonly client: DynamoDBClient
  readonly clockTable: string
  readonly timeQueue: TimeQueue
}): TimeMachine {
  const clock = createSteppedClock({ client, clockTable })
  const schedules = createSteppedSchedules({ client, clockTable })

  const set = async (at: Instant): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: clockTable, Item: marshall({ ...nowKey(), at }) }))
  }
  const first = async (): Promise<Schedule | undefined> => {
    const range = { table: clockTable, partition: dueRange().pk, consistent: true }
    return (await readPage(client, range, { pageSize: 1 }, readDue)).items[0]
  }
  const step = async (to: Instant): Promise<readonly Schedule[]> => {
    const now = await clock.now()
    const begin = await first()
    const at = begin === undefined || begin.at > to ? to : begin.at
    if (at > now) await set(at)
    const delivered: Schedule[] = []
    for (let next = begin; next !== undefined && next.at <= at; next = await first()) {
      // Sent before it is taken out: a fault between the two delivers it twice, which is harmless.
      await timeQueue.send(next)
      await schedules.takeOut(next)
      delivered.push(next)
    }
    return delivered
  }
  return {
    now: clock.now,
    set,
    nextDue: async () => (await first())?.at,
    step,
    advanceTo: async (to, settle) => {
      for (let delivered = await step(to); delivered.length > 0; delivered = await step(to))
        await settle(delivered)
    },
  }
}
