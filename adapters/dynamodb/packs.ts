import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Packs } from '#adapters/ports.ts'
import { NONE_SERVED } from '#domain/pack/edition.ts'
import type { Item } from './items.ts'
import { documentRange, editionKey, editionsRange, type Key, servedKey } from './keys.ts'
import {
  documentOf,
  editionItems,
  practisesAttribute,
  readEdition,
  readServed,
  servedAttribute,
} from './pack-items.ts'
import { readAll } from './query.ts'

/** Items of one Query. A part may be large: DynamoDB ends a page at a megabyte by itself. */
const PAGE_SIZE = 100

/**
 * Published packs on DynamoDB: the parts of a document, named by its content; an item that tells of a version; and one
 * item with the present version of everybody. Everything is read consistently: what is asked for twice is cached above.
 */
export function createPacks({
  client,
  packsTable: TableName,
}: {
  readonly client: DynamoDBClient
  readonly packsTable: string
}): Packs {
  const get = async (key: Key): Promise<Item | undefined> =>
    (await client.send(new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead: true }))).Item
  const all = (range: { readonly pk: string; readonly prefix?: string }): Promise<readonly Item[]> =>
    readAll(client, { table: TableName, partition: range.pk, ...range, consistent: true }, PAGE_SIZE)

  return {
    served: async () => {
      const found = await get(servedKey())
      return found === undefined ? NONE_SERVED : readServed(found)
    },
    edition: async (jurisdiction, version) => {
      const found = await get(editionKey(jurisdiction, version))
      if (found === undefined) return undefined
      const kept = readEdition(found)
      return {
        ...kept.edition,
        document: documentOf(kept, await all(documentRange(jurisdiction, kept.hash))),
      }
    },
    editions: async (jurisdiction) =>
      (await all(editionsRange(jurisdiction))).map((one) => readEdition(one).edition),
    publish: async (edition) => {
      const { jurisdiction, version, practice = false } = edition
      const { kept, told, parts } = editionItems(edition)
      for (const Item of parts) await client.send(new PutItemCommand({ TableName, Item }))
      const moved = {
        Update: {
          TableName,
          Key: marshall(servedKey()),
          UpdateExpression: `SET kind = :kind, schemaVersion = :one, #of = :version, ${
            practice ? '#practises = :true' : '#first = if_not_exists(#first, :code)'
          }`,
          ConditionExpression: 'attribute_not_exists(#of) OR #of < :version',
          ExpressionAttributeNames: {
            '#of': servedAttribute(jurisdiction),
            ...(practice ? { '#practises': practisesAttribute(jurisdiction) } : { '#first': 'first' }),
          },
          ExpressionAttributeValues: marshall({
            ':kind': 'served',
            ':one': 1,
            ':version': version,
            ...(practice ? { ':true': true } : { ':code': jurisdiction }),
          }),
        },
      }
      const keptOnce = {
        Put: {
          TableName,
          Item: told,
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      }
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [keptOnce, moved] }))
        return 'published'
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error
        const { CancellationReasons: [stands, later] = [] } = error
        if (stands?.Code === 'ConditionalCheckFailed' && stands.Item !== undefined)
          return readEdition(stands.Item).hash === kept.hash ? 'stands' : 'taken'
        if (later?.Code === 'ConditionalCheckFailed') return 'older'
        throw error
      }
    },
  }
}
