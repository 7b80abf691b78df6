import { BatchWriteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Item } from './items.ts'
import { cardKey, type Key, postingKey, precedentKey } from './keys.ts'
import { readKept } from './knowledge-items.ts'

/** Where index and manifests do not agree. All of it is empty unless something wrote past the knowledge base. */
export type Audit = {
  readonly precedents: number
  readonly postings: number
  /** Postings and cards that should be there, of precedents that are wholly written. */
  readonly missing: readonly Key[]
  /** Those that nothing accounts for. */
  readonly orphaned: readonly Key[]
  /** Precedents whose last write broke off; the next try completes it. */
  readonly incomplete: readonly string[]
}

const keySchema = z.object({ pk: z.string(), sk: z.string() })
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`
const isPrecedent = ({ pk, sk }: Key): boolean =>
  nameOf(precedentKey(pk.slice('PRECEDENT#'.length))) === nameOf({ pk, sk })

/** Holds every posting and card of the table against the manifests. It scans: for operators, not for functions. */
export async function auditKnowledge(client: DynamoDBClient, knowledgeTable: string): Promise<Audit> {
  const expected = new Map<string, Key>()
  const named = new Set<string>()
  const found = new Map<string, Key>()
  const incomplete: string[] = []
  let precedents = 0
  for (let from: Item | undefined, more = true; more; more = from !== undefined) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: knowledgeTable,
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
    for (const item of Items) {
      const key = keySchema.parse(unmarshall(item))
      if (key.pk.startsWith('STATISTICS#')) continue
      if (!isPrecedent(key)) {
        found.set(nameOf(key), { pk: key.pk, sk: key.sk })
        continue
      }
      precedents += 1
      const { precedent, postings, complete } = readKept(item)
      if (!complete) incomplete.push(precedent.precedentId)
      const keys = postings.map((one) => postingKey(precedent.jurisdiction, one))
      if (precedent.status === 'standing') keys.push(cardKey(precedent.precedentId))
      for (const one of keys) named.add(nameOf(one))
      if (complete) for (const one of keys) expected.set(nameOf(one), one)
    }
    from = LastEvaluatedKey
  }
  return {
    precedents,
    postings: found.size,
    missing: [...expected].filter(([name]) => !found.has(name)).map(([, key]) => key),
    orphaned: [...found].filter(([name]) => !named.has(name)).map(([, key]) => key),
    incomplete,
  }
}

/** As many writes a BatchWriteItem takes. */
const BATCH = 25

/** Deletes what nothing accounts for. */
export async function removeOrphans(
  client: DynamoDBClient,
  knowledgeTable: string,
  orphaned: readonly Key[],
): Promise<void> {
  for (let at = 0; at < orphaned.length; at += BATCH) {
    let requests = orphaned.slice(at, at + BATCH).map((key) => ({ DeleteRequest: { Key: marshall(key) } }))
    while (requests.length > 0) {
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [knowledgeTable]: requests } }),
      )
      requests = (UnprocessedItems[knowledgeTable] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key === undefined ? [] : [{ DeleteRequest: { Key: DeleteRequest.Key } }],
      )
    }
  }
}
