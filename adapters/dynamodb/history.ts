import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import { type Item, toldEventItem } from './items.ts'
import { writesOf } from './writes.ts'

/** As many items as DynamoDB takes in a batch. */
const BATCH = 25
/** So many batches are under way at once. */
const AT_ONCE = 6
/** So often what a batch left out is sent again: it does so under load. */
const SENT_AGAIN = 8

/** What writing a history needs. */
export type HistoryDependencies = {
  readonly client: DynamoDBClient
  readonly casesTable: string
  readonly vault: Pick<PersonVault, 'seal'>
}

/**
 * Writes what was decided elsewhere, as it stands at its end: each thing once, in its last version, its events as told
 * already. Without conditions: for a table in which nothing of it is.
 * @param ended changes that make the state, none of which takes anything away or only checks
 * @returns how many items were written
 * @throws Error when a change is none of these, or the table does not take everything
 */
export async function writeHistory(
  { client, casesTable, vault }: HistoryDependencies,
  ended: readonly Change[],
): Promise<number> {
  const events = changesOf(ended, 'event').map(({ event }) => toldEventItem(event))
  const rest = ended.filter(({ kind }) => kind !== 'event')
  const writes = await writesOf(rest, { casesTable, idempotencyTable: '', vault, now: Date.now })
  const items: Item[] = events
  const updates: UpdateItemCommandInput[] = []
  for (const { change, write } of writes) {
    if (write.Put?.Item !== undefined) items.push(write.Put.Item)
    else if (write.Update !== undefined) updates.push(unconditional(write.Update))
    else throw new Error(`A history holds what there is at its end; it cannot hold a change ${change.kind}.`)
  }
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, n) =>
    items.slice(n * BATCH, (n + 1) * BATCH),
  )
  await atOnce(batches, (batch) => putAll(client, casesTable, batch))
  await atOnce(updates, async (update) => void (await client.send(new UpdateItemCommand(update))))
  return items.length + updates.length
}

/** Counters are added to; whether that many stand was decided where it was decided. */
function unconditional(update: NonNullable<Awaited<ReturnType<typeof writesOf>>[number]['write']['Update']>) {
  const { Key, TableName, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues } = update
  return { Key, TableName, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues }
}

async function putAll(client: DynamoDBClient, table: string, batch: readonly Item[]): Promise<void> {
  let left = batch.map((Item) => ({ PutRequest: { Item } }))
  for (let sent = 0; left.length > 0; sent += 1) {
    if (sent > SENT_AGAIN) throw new Error(`The table ${table} leaves out ${left.length} items of a batch.`)
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
    )
    left = (UnprocessedItems[table] ?? []).flatMap(({ PutRequest }) =>
      PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }],
    )
  }
}

async function atOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
