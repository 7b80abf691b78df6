import { setTimeout as sleep } from 'node:timers/promises'
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Knowledge } from '#adapters/ports.ts'
import type { Entry } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { isBeingWritten, isDue, type Kept, type Step, stepsTo } from '#domain/knowledge/steps.ts'
import { isSameState } from '#domain/precedent/precedent.ts'
import { batchGet } from './batch-get.ts'
import type { Item } from './items.ts'
import { cardKey, type Key, listRange, postingKey, precedentKey, statisticsKey } from './keys.ts'
import {
  cardItem,
  postingItem,
  precedentItem,
  readCard,
  readKept,
  readPosting,
  readStatistics,
  statisticsItem,
} from './knowledge-items.ts'
import { createOpenLists } from './open-lists.ts'
import { readPage } from './query.ts'
import { won, writeAll } from './write-all.ts'

/** How often writing a precedent begins anew when somebody else wrote it meanwhile. */
const ATTEMPTS = 5
/** Milliseconds for which another's first write is waited for, and between two looks at it: it takes a tenth of a second. */
const TIMEOUT_MS = 5_000
const LOOK_AGAIN = 50
/** The knowledge base on DynamoDB. Look-ups read eventually consistent; what writes, reads consistently. */
export function createKnowledge({
  client,
  knowledgeTable: TableName,
  now = Date.now,
}: {
  readonly client: DynamoDBClient
  readonly knowledgeTable: string
  /** Milliseconds since 1970 on the wall clock. */
  readonly now?: () => number
}): Knowledge {
  const get = async (key: Key, ConsistentRead: boolean): Promise<Item | undefined> =>
    (await client.send(new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead }))).Item

  const load = async (precedentId: string): Promise<Kept | undefined> => {
    const found = await get(precedentKey(precedentId), true)
    return found === undefined ? undefined : readKept(found)
  }

  const take = async (step: Step, standing: Kept | undefined, entry: Entry): Promise<boolean> => {
    try {
      await client.send(
        new TransactWriteItemsCommand({ TransactItems: writesOf(TableName, step, standing, entry) }),
      )
      return true
    } catch (error) {
      if (error instanceof TransactionCanceledException && lost(error)) return false
      throw error
    }
  }

  /**
   * Writes a precedent for the first time, at half the price of a transaction: the manifest first, then what it names,
   * then that it is complete. Others wait for it meanwhile. Who is overtaken all the same, for it stood still for so long
   * that nobody waited any more, takes away what it wrote past the manifest.
   */
  const begin = async (entry: Entry): Promise<boolean> => {
    const { precedent, postings } = entry
    const whole: Kept = { precedent, statistics: entry.statistics, complete: true, postings }
    const unfinished: Kept = { ...whole, complete: false, begunAt: now() }
    const Item = precedentItem(unfinished)
    const begun = await won(client.send(new PutItemCommand({ TableName, Item, ...isUnchanged(undefined) })))
    if (!begun) return false
    const { jurisdiction } = precedent
    await writeAll(client, TableName, [
      ...(entry.card === undefined ? [] : [{ PutRequest: { Item: cardItem(entry.card) } }]),
      ...postings.map((one) => ({ PutRequest: { Item: postingItem(jurisdiction, one) } })),
    ])
    const completed = await won(
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: marshall(precedentKey(precedent.precedentId)),
          UpdateExpression: 'SET complete = :yes REMOVE begunAt',
          ...isUnchanged(unfinished, { ':yes': true }),
        }),
      ),
    )
    if (completed) return true
    const other = await load(precedent.precedentId)
    const named = new Set(other?.postings.map(({ list, rank }) => `${list} ${rank}`))
    await writeAll(client, TableName, [
      ...(other?.precedent.status === 'standing'
        ? []
        : [{ DeleteRequest: { Key: marshall(cardKey(precedent.precedentId)) } }]),
      ...postings
        .filter(({ list, rank }) => !named.has(`${list} ${rank}`))
        .map((one) => ({ DeleteRequest: { Key: marshall(postingKey(jurisdiction, one)) } })),
    ])
    return false
  }

  return {
    upsert: async (entry, over) => {
      const { precedentId } = entry.precedent
      const settled = async (): Promise<Kept | undefined> => {
        for (let left = TIMEOUT_MS; left >= 0; left -= LOOK_AGAIN) {
          const standing = await load(precedentId)
          if (standing === undefined || !isBeingWritten(entry, standing, now())) return standing
          await sleep(LOOK_AGAIN)
        }
        throw new Error(`The precedent ${precedentId} is being written. Try again later.`)
      }
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        let standing = await settled()
        if (over !== undefined && !isSameState(standing?.precedent, over)) return 'stale'
        if (!isDue(entry, standing)) return 'stale'
        if (standing === undefined) {
          if (await begin(entry)) return 'written'
          continue
        }
        let taken = true
        for (const step of stepsTo(entry, standing)) {
          taken = await take(step, standing, entry)
          if (!taken) break
          standing = step.kept
        }
        if (taken) return 'written'
      }
      throw new Error(`The precedent ${precedentId} is written by others all the time.`)
    },
    load,
    read: async (precedentId) => {
      const found = await get(precedentKey(precedentId), false)
      return found === undefined ? undefined : readKept(found).precedent
    },
    postings: ({ jurisdiction, list, limit, cursor }) =>
      readPage(
        client,
        { table: TableName, partition: listRange(jurisdiction, list).pk },
        { pageSize: limit, cursor },
        readPosting(list),
      ),
    cards: async (precedentIds) =>
      (await batchGet(client, TableName, precedentIds.map(cardKey))).map(readCard),
    listOpen: createOpenLists(client, TableName),
    statistics: async (jurisdiction) => {
      const found = await get(statisticsKey(jurisdiction), false)
      return found === undefined ? NO_STATISTICS : readStatistics(found)
    },
    publish: async (jurisdiction, statistics) => {
      const command = new PutItemCommand({
        TableName,
        Item: statisticsItem(jurisdiction, statistics),
        ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
        ExpressionAttributeValues: marshall({ ':version': statistics.version }),
      })
      return client.send(command).then(
        () => 'published' as const,
        (error: unknown) => {
          if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'stale'
          throw error
        },
      )
    },
  }
}

/** Whether a transaction met another writer of the same precedent: then what stands is read again. */
const lost = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict')

/** The writes of a step, on condition that nobody has written the precedent since it was read. */
function writesOf(
  TableName: string,
  { put, remove, card, kept }: Step,
  standing: Kept | undefined,
  entry: Entry,
): TransactWriteItem[] {
  const { precedentId, jurisdiction } = entry.precedent
  return [
    { Put: { TableName, Item: precedentItem(kept), ...isUnchanged(standing) } },
    ...(card === 'put' && entry.card !== undefined
      ? [{ Put: { TableName, Item: cardItem(entry.card) } }]
      : []),
    ...(card === 'remove' ? [{ Delete: { TableName, Key: marshall(cardKey(precedentId)) } }] : []),
    ...put.map((one) => ({ Put: { TableName, Item: postingItem(jurisdiction, one) } })),
    ...remove.map((one) => ({ Delete: { TableName, Key: marshall(postingKey(jurisdiction, one)) } })),
  ]
}

/** On condition that a precedent is as it was read. */
export const isUnchanged = (standing: Kept | undefined, values: Readonly<Record<string, boolean>> = {}) =>
  standing === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression:
          'version = :version AND revision = :revision AND #statistics = :statistics AND complete = :complete',
        ExpressionAttributeNames: { '#statistics': 'statistics' },
        ExpressionAttributeValues: marshall({
          ':version': standing.precedent.version,
          ':revision': standing.precedent.revision,
          ':statistics': standing.statistics,
          ':complete': standing.complete,
          ...values,
        }),
      }
