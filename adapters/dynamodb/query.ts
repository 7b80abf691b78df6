import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { BadCursor, decodeCursor, encodeCursor } from '#adapters/cursor.ts'
import type { Page } from '#adapters/ports.ts'
import type { Item } from './items.ts'

/** A range of one partition of a table or an index: what one access pattern reads. */
export type Range = {
  readonly table: string
  /** An index and its key attributes; without it the table's own. */
  readonly index?: { readonly name: string; readonly partition: string; readonly sort: string }
  readonly partition: string
  /** Only sort keys that begin so. */
  readonly prefix?: string
  /** Only sort keys before this one. */
  readonly before?: string
  /** From its end to its beginning: where sort keys begin with a moment, the newest first. */
  readonly backwards?: boolean
  /** Not offered by indexes. */
  readonly consistent?: boolean
}

const namesOf = (range: Range) => range.index ?? { name: undefined, partition: 'pk', sort: 'sk' }

/** One Query, from where another one ended. */
async function query(
  client: DynamoDBClient,
  range: Range,
  limit: number,
  from: Item | undefined,
): Promise<{ readonly items: readonly Item[]; readonly ended?: Item }> {
  const names = namesOf(range)
  const conditions = [
    '#partition = :partition',
    ...(range.prefix ? ['begins_with(#sort, :prefix)'] : []),
    ...(range.before === undefined ? [] : ['#sort < :before']),
  ]
  const sorted = conditions.length > 1
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: range.table,
      IndexName: names.name,
      KeyConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: { '#partition': names.partition, ...(sorted ? { '#sort': names.sort } : {}) },
      ExpressionAttributeValues: marshall({
        ':partition': range.partition,
        ...(range.prefix ? { ':prefix': range.prefix } : {}),
        ...(range.before === undefined ? {} : { ':before': range.before }),
      }),
      ConsistentRead: range.consistent ?? false,
      ScanIndexForward: range.backwards !== true,
      ExclusiveStartKey: from,
      Limit: limit,
    }),
  )
  return LastEvaluatedKey === undefined ? { items: Items } : { items: Items, ended: LastEvaluatedKey }
}

/** Reads a range to its end. @param pageSize items of one Query */
export async function readAll(
  client: DynamoDBClient,
  range: Range,
  pageSize: number,
): Promise<readonly Item[]> {
  const all: Item[] = []
  for (let from: Item | undefined; ; ) {
    const { items, ended } = await query(client, range, pageSize, from)
    all.push(...items)
    if (ended === undefined) return all
    from = ended
  }
}

/**
 * Reads one page of a range: one Query (a further one only where the first held nothing that makes an entry). A page
 * may be shorter than asked for; where the listing goes on, there is a cursor.
 * @param take the entry that an item makes; none where an item only belongs to a later one
 * @throws BadCursor when the cursor was not given out for this range
 */
export async function readPage<T>(
  client: DynamoDBClient,
  range: Range,
  { pageSize, cursor }: { readonly pageSize: number; readonly cursor?: string | undefined },
  take: (item: Item) => T | undefined,
): Promise<Page<T>> {
  const entries: T[] = []
  let last: Item | undefined
  for (let from = cursor === undefined ? undefined : startOf(range, cursor); ; ) {
    const { items, ended } = await query(client, range, pageSize, from)
    for (const item of items) {
      const entry = take(item)
      if (entry === undefined) continue
      entries.push(entry)
      last = item
    }
    if (ended === undefined) return { items: entries }
    if (last !== undefined) return { items: entries, cursor: cursorOf(range, last) }
    from = ended
  }
}

/** A name for the range that tells it from every other one. */
const listingOf = (range: Range): string =>
  [
    range.index?.name ?? '',
    range.partition,
    range.prefix ?? '',
    ...(range.backwards ? ['backwards'] : []),
  ].join('\n')

/** The attributes that say where in a range an item lies. */
const keyNamesOf = (range: Range): readonly string[] => {
  const names = namesOf(range)
  return [...new Set(['pk', 'sk', names.partition, names.sort])]
}

const keyOf = z.record(z.string(), z.string())

/** The cursor that goes on behind an item of the range. */
function cursorOf(range: Range, item: Item): string {
  const key = keyNamesOf(range).map((name) => [name, item[name]?.S])
  return encodeCursor(listingOf(range), keyOf.parse(Object.fromEntries(key)))
}

/** As long as a sort key may be, in bytes: the table answers a longer one with a fault. */
const LONGEST_KEY = 1_024
const isKeyLong = (value: string): boolean => value !== '' && Buffer.byteLength(value) <= LONGEST_KEY

/** The key a cursor points at, when it lies in the range. */
function startOf(range: Range, cursor: string): Item {
  const after = decodeCursor(listingOf(range), cursor)
  const names = namesOf(range)
  const wanted = keyNamesOf(range)
  const sort = after[names.sort] ?? ''
  const fits =
    Object.keys(after).length === wanted.length &&
    wanted.every((name) => isKeyLong(after[name] ?? '')) &&
    after[names.partition] === range.partition &&
    sort.startsWith(range.prefix ?? '') &&
    (range.before === undefined || sort < range.before)
  if (!fits) throw new BadCursor()
  return marshall(after)
}
