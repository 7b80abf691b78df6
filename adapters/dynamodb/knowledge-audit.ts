import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { entryOf } from '#domain/knowledge/entry.ts'
import { isOpenList } from '#domain/knowledge/open-entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Kept } from '#domain/knowledge/steps.ts'
import type { Item } from './items.ts'
import { type Key, openKey, precedentKey } from './keys.ts'
import { isUnchanged } from './knowledge.ts'
import { cardItem, postingItem, readKept } from './knowledge-items.ts'

/** Where index and manifests do not agree. All of it is empty unless something wrote past the knowledge base. */
export type Audit = {
  readonly precedents: number
  readonly postings: number
  /** Postings and cards that should be there, of precedents that are wholly written. */
  readonly missing: readonly Key[]
  /** Those that say something else than their precedent. */
  readonly different: readonly Key[]
  /** Those that nothing accounts for. */
  readonly orphaned: readonly Key[]
  /** Precedents whose last write broke off; the next try completes it. */
  readonly incomplete: readonly string[]
  /** Precedents of which something is missing or different. */
  readonly damaged: readonly string[]
}

const keySchema = z.object({ pk: z.string(), sk: z.string() })
const keyOf = (item: Item): Key => {
  const { pk, sk } = keySchema.parse(unmarshall(item))
  return { pk, sk }
}
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`
const PRECEDENT = precedentKey('')
const isPrecedent = ({ pk, sk }: Key): boolean => pk.startsWith(PRECEDENT.pk) && sk === PRECEDENT.sk
/** The precedent that a card or a posting is of. */
const idIn = ({ pk, sk }: Key): string =>
  pk.startsWith(PRECEDENT.pk) ? pk.slice(PRECEDENT.pk.length) : idOfRank(pk.slice(pk.indexOf('#') + 1), sk)

/** Open cases have manifests of their own, which go with them. */
const isOfOpenCase = ({ pk }: Key): boolean =>
  pk.startsWith(openKey('').pk) || isOpenList(pk.slice(pk.indexOf('#') + 1))

/** Every item of the table, a page at a time. It scans: for operators, not for functions. */
async function* scanned(client: DynamoDBClient, TableName: string): AsyncGenerator<readonly Item[], void> {
  for (let from: Item | undefined, more = true; more; more = from !== undefined) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }),
    )
    yield Items
    from = LastEvaluatedKey
  }
}

/** The ids of all precedents, whatever their index says, some at a time. */
export async function* precedentIds(
  client: DynamoDBClient,
  knowledgeTable: string,
): AsyncGenerator<readonly string[], void> {
  for await (const items of scanned(client, knowledgeTable))
    yield items.map(keyOf).filter(isPrecedent).map(idIn)
}

/**
 * Holds every posting and card of the table against the manifests. What looks wrong is looked at once more, by itself, for
 * precedents are written while the table is scanned.
 */
export async function auditKnowledge(client: DynamoDBClient, knowledgeTable: string): Promise<Audit> {
  const expected = new Map<string, { readonly precedentId: string; readonly content: string }>()
  const found = new Map<string, { readonly key: Key; readonly content: string }>()
  let precedents = 0
  const suspects = new Set<string>()
  for await (const items of scanned(client, knowledgeTable))
    for (const item of items) {
      const key = keyOf(item)
      if (key.pk.startsWith('STATISTICS#') || isOfOpenCase(key)) continue
      if (!isPrecedent(key)) {
        found.set(nameOf(key), { key, content: contentOf(item) })
        continue
      }
      precedents += 1
      const kept = readKept(item)
      const { precedentId } = kept.precedent
      if (!kept.complete) suspects.add(precedentId)
      for (const one of indexItemsOf(kept))
        expected.set(nameOf(keyOf(one)), { precedentId, content: contentOf(one) })
    }
  for (const [name, { precedentId, content }] of expected)
    if (found.get(name)?.content !== content) suspects.add(precedentId)
  const strays = [...found].filter(([name]) => !expected.has(name)).map(([, { key }]) => key)
  const looks = await Promise.all([...suspects].map((id) => lookAt(client, knowledgeTable, id)))
  return {
    precedents,
    postings: found.size,
    missing: looks.flatMap((look) => look.missing),
    different: looks.flatMap((look) => look.different),
    orphaned: await orphansAmong(client, knowledgeTable, strays),
    incomplete: looks.flatMap(({ precedentId, complete }) => (complete ? [] : [precedentId])),
    damaged: looks.flatMap(({ precedentId, missing, different }) =>
      missing.length + different.length > 0 ? [precedentId] : [],
    ),
  }
}

/** What an item says beside its key, in a short form that compares; of most postings that is nothing. */
const contentOf = (item: Item): string => {
  const { pk: _pk, sk: _sk, ...said } = unmarshall(item)
  return Object.keys(said).length === 0
    ? ''
    : createHash('sha256')
        .update(JSON.stringify(sorted(said)))
        .digest('base64url')
}
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, inner]) => [name, sorted(inner)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value

/** The card and all postings that a precedent should have, as its manifest names them. */
function indexItemsOf({ precedent: one, postings }: Kept): Item[] {
  // What postings carry does not depend on the statistics, only which terms have one.
  const { card: its, postings: carrying } = entryOf(one, NO_STATISTICS)
  const carried = new Map(
    carrying.filter(({ facts, plan }) => facts || plan).map((each) => [`${each.list} ${each.rank}`, each]),
  )
  return [
    ...(its === undefined ? [] : [cardItem(its)]),
    ...postings.map((each) =>
      postingItem(one.jurisdiction, carried.get(`${each.list} ${each.rank}`) ?? each),
    ),
  ]
}

async function keptOf(
  client: DynamoDBClient,
  TableName: string,
  precedentId: string,
): Promise<Kept | undefined> {
  const Key = marshall(precedentKey(precedentId))
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
  return Item === undefined ? undefined : readKept(Item)
}

/** One precedent by itself: what of it is missing or different now. Of a half written one that is not known. */
async function lookAt(client: DynamoDBClient, TableName: string, precedentId: string) {
  const kept = await keptOf(client, TableName, precedentId)
  const look = { precedentId, complete: kept?.complete ?? true }
  if (kept?.complete !== true) return { ...look, missing: [], different: [] }
  const wanted = indexItemsOf(kept)
  const standing = new Map<string, Item>()
  for (let Keys = wanted.map((one) => marshall(keyOf(one))); Keys.length > 0; ) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    )
    for (const one of Responses[TableName] ?? []) standing.set(nameOf(keyOf(one)), one)
    Keys = UnprocessedKeys[TableName]?.Keys ?? []
  }
  const of = (item: Item) => standing.get(nameOf(keyOf(item)))
  return {
    ...look,
    missing: wanted.filter((one) => of(one) === undefined).map(keyOf),
    different: wanted
      .filter((one) => {
        const there = of(one)
        return there !== undefined && !isDeepStrictEqual(unmarshall(there), unmarshall(one))
      })
      .map(keyOf),
  }
}

/** Of what nothing accounted for: what nothing accounts for still. */
async function orphansAmong(
  client: DynamoDBClient,
  knowledgeTable: string,
  strays: readonly Key[],
): Promise<Key[]> {
  const named = new Map<string, ReadonlySet<string>>()
  for (const id of new Set(strays.map(idIn))) {
    const kept = await keptOf(client, knowledgeTable, id)
    named.set(id, new Set(kept === undefined ? [] : indexItemsOf(kept).map((one) => nameOf(keyOf(one)))))
  }
  return strays.filter((key) => named.get(idIn(key))?.has(nameOf(key)) !== true)
}

/** Deletes what nothing accounts for. What was written again at that very moment is put back. */
export async function removeOrphans(
  client: DynamoDBClient,
  knowledgeTable: string,
  orphaned: readonly Key[],
): Promise<void> {
  for (const key of await orphansAmong(client, knowledgeTable, orphaned)) {
    await client.send(new DeleteItemCommand({ TableName: knowledgeTable, Key: marshall(key) }))
    if ((await orphansAmong(client, knowledgeTable, [key])).length === 0)
      await restorePrecedent(client, knowledgeTable, idIn(key))
  }
}

/** How often restoring is tried while others write the precedent. */
const ATTEMPTS = 5

/** Writes the card and all postings of a precedent as its manifest names them, whatever became of them. */
export async function restorePrecedent(
  client: DynamoDBClient,
  TableName: string,
  precedentId: string,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const kept = await keptOf(client, TableName, precedentId)
    // A half written one is completed by its writer, or by a rebuild.
    if (kept?.complete !== true) return
    const Key = marshall(precedentKey(precedentId))
    const written = await client
      .send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { ConditionCheck: { TableName, Key, ...isUnchanged(kept) } },
            ...indexItemsOf(kept).map((Item) => ({ Put: { TableName, Item } })),
          ],
        }),
      )
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof Error && error.name === 'TransactionCanceledException') return false
          throw error
        },
      )
    if (written) return
  }
  throw new Error(`The precedent ${precedentId} is written by others all the time.`)
}
