import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { isDomainEvent } from '#adapters/domain-event.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { closesOf, readEvent } from './event-items.ts'
import { type Item, item, kindOf, reader } from './items.ts'
import { eventKey, logRange } from './keys.ts'
import { readAll } from './query.ts'
import { EVENT_MARK, TOLD_EVENT } from './tables.ts'

/** The kind of an item that holds several events of a subject, one after another. */
export const COMPACTED = 'events'
/** The kinds of items that hold one event. */
export const EVENT_KINDS: readonly string[] = [EVENT_MARK.value, TOLD_EVENT]

/** As many items as a transaction takes. */
const MOST = 100

/** Events that follow each other, as one item in the place of the last: their texts lie before it, later events behind. */
export function compactedItem(events: readonly DomainEvent[]): Item {
  const last = events.at(-1)
  if (last === undefined) throw new Error('There is nothing to put together.')
  const { subject, sequence } = last.metadata
  const record = brotliCompressSync(JSON.stringify(events))
  return item({ ...eventKey(subject, sequence), kind: COMPACTED, schemaVersion: 1, record })
}

const packed = reader('events', () =>
  z.object({ kind: z.literal(COMPACTED), record: z.instanceof(Uint8Array) }),
)
const eventsIn = z.array(z.custom<DomainEvent>(isDomainEvent, 'This is no event of ours.'))

/** The events of such an item, each as it was written. @throws UnreadableItem, ZodError when it does not hold events */
export const readCompacted = (stored: Item): readonly DomainEvent[] =>
  eventsIn.parse(JSON.parse(brotliDecompressSync(packed(stored).record).toString('utf8')))

/**
 * Puts the events of a subject together that follow each other, some hundred at a time, each time in one transaction: whoever
 * reads the history finds the same events before and after. What is looked for by itself stays by itself: the events of a
 * decision that is not published yet, and one that stands in a list. Texts stay as they are, so that each can be erased.
 */
export async function compactHistory(
  client: DynamoDBClient,
  table: string,
  subject: string,
  pageSize: number,
): Promise<void> {
  const { pk, prefix } = logRange(subject)
  const items = await readAll(client, { table, partition: pk, prefix, consistent: true }, pageSize)
  for (const run of runsOf(items)) {
    const last = run.at(-1)
    if (last === undefined || run.length === 1) continue
    const Put = {
      TableName: table,
      Item: compactedItem(run.map(readEvent)),
      ConditionExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: marshall({ ':kind': kindOf(last).kind }),
    }
    const removed = run.slice(0, -1).map(({ pk, sk }) => ({
      Delete: {
        TableName: table,
        Key: { pk: pk ?? { S: '' }, sk: sk ?? { S: '' } },
        ConditionExpression: 'attribute_exists(pk)',
      },
    }))
    await client
      .send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, ...removed] }))
      .catch(unlessDone)
  }
}

/** The events of a log that follow each other and may be put together, as many as a transaction takes. */
function runsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const runs: Item[][] = [[]]
  const log = items.filter((one) => [...EVENT_KINDS, COMPACTED].includes(kindOf(one).kind))
  const waiting = unpublishedIn(log)
  for (const one of log) {
    const isByItself = kindOf(one).kind === COMPACTED || waiting.has(one) || one.listPk !== undefined
    const run = runs.at(-1)
    if (isByItself) runs.push([])
    else if (run === undefined || run.length === MOST) runs.push([one])
    else run.push(one)
  }
  return runs
}

/** The events of decisions that are not published yet: the one that closes a decision says how many there are. */
const unpublishedIn = (log: readonly Item[]): ReadonlySet<Item> =>
  new Set(log.flatMap((one, at) => log.slice(Math.max(0, at + 1 - closesOf(one)), at + 1)))

/** Somebody else has put them together meanwhile, or does so now. */
function unlessDone(error: unknown): void {
  const codes =
    error instanceof TransactionCanceledException
      ? (error.CancellationReasons ?? []).map((one) => one.Code)
      : []
  const isDone = codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict')
  if (!isDone) throw error
}
