import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Schedule, Schedules } from '#adapters/ports.ts'
import { instant } from '#domain/clock/calendar.ts'
import type { Item } from './items.ts'
import { dueKey, dueOfCaseRange, dueOfTaskKey } from './keys.ts'
import { readAll } from './query.ts'

/** Schedules of a stepped clock. */
export type SteppedSchedules = Schedules & {
  /** Takes out a schedule that was delivered, unless it has been moved since. */
  readonly takeOut: (delivered: Schedule) => Promise<void>
}

/** What is due in the table of a stepped clock. */
const dueItem = z.object({ caseId: z.string(), taskId: z.string(), at: instant })
export const readDue = (item: Item): Schedule => dueItem.parse(unmarshall(item))

/** Two that move one schedule at the same moment; the second looks again. */
const ATTEMPTS = 5
const PAGE = 100

/**
 * Schedules of a stepped clock: due times are recorded, once in their order and once for their task. Whoever moves the
 * clock delivers them, also what was due already when it was put.
 */
export function createSteppedSchedules({
  client,
  clockTable,
}: {
  readonly client: DynamoDBClient
  readonly clockTable: string
}): SteppedSchedules {
  const standing = async ({ caseId, taskId }: Schedule): Promise<Schedule | undefined> => {
    const Key = marshall(dueOfTaskKey(caseId, taskId))
    const { Item } = await client.send(
      new GetItemCommand({ TableName: clockTable, Key, ConsistentRead: true }),
    )
    return Item && readDue(Item)
  }

  /** Puts a schedule, or none, in the place of the one that stands. @returns whether it still stood so */
  async function replace(before: Schedule | undefined, after: Schedule | undefined): Promise<boolean> {
    const any = after ?? before
    if (any === undefined || before?.at === after?.at) return true
    const pointer = dueOfTaskKey(any.caseId, any.taskId)
    const unmoved =
      before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#at = :before',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: marshall({ ':before': before.at }),
          }
    const table = { TableName: clockTable }
    const put = (key: object, { caseId, taskId, at }: Schedule) => ({
      ...table,
      Item: marshall({ ...key, caseId, taskId, at }),
    })
    const command = new TransactWriteItemsCommand({
      TransactItems: [
        after === undefined
          ? { Delete: { ...table, Key: marshall(pointer), ...unmoved } }
          : { Put: { ...put(pointer, after), ...unmoved } },
        ...(after === undefined ? [] : [{ Put: put(dueKey(after.at, after.taskId), after) }]),
        ...(before === undefined
          ? []
          : [{ Delete: { ...table, Key: marshall(dueKey(before.at, before.taskId)) } }]),
      ],
    })
    return client.send(command).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && error.name === 'TransactionCanceledException') return false
        throw error
      },
    )
  }

  async function set(which: Schedule, after: Schedule | undefined): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1)
      if (await replace(await standing(which), after)) return
    throw new Error(`The schedule ${which.taskId} moves all the time.`)
  }

  return {
    ofCase: async (caseId) => {
      const { pk, prefix } = dueOfCaseRange(caseId)
      const range = { table: clockTable, partition: pk, prefix, consistent: true }
      return (await readAll(client, range, PAGE)).map(readDue)
    },
    put: (schedule) => set(schedule, schedule),
    remove: (schedule) => set(schedule, undefined),
    takeOut: async (delivered) => {
      await replace(delivered, undefined)
    },
  }
}
