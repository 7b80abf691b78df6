import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { People } from '#adapters/ports.ts'
import { type StaffMember, staffMember } from '#domain/people/staff.ts'
import { batchGet } from './batch-get.ts'
import { type Item, item, recordReader } from './items.ts'
import { memberKey, peopleRange } from './keys.ts'
import { readAll } from './query.ts'

/** Items of one Query. */
const PAGE_SIZE = 200

export const memberItem = (one: StaffMember): Item =>
  item({
    ...memberKey(one.jurisdiction, one.id),
    kind: 'staff-member',
    schemaVersion: one.schemaVersion,
    version: one.version,
    record: one,
  })
const readMember = recordReader<StaffMember>('staff-member', () => staffMember)

/** The people of jurisdictions on DynamoDB, an item each, beside the packs that name their grids and parties. */
export function createPeople({
  client,
  packsTable: TableName,
}: {
  readonly client: DynamoDBClient
  readonly packsTable: string
}): People {
  return {
    ofJurisdiction: async (jurisdiction) => {
      const range = { table: TableName, partition: peopleRange(jurisdiction).pk, consistent: true }
      return (await readAll(client, range, PAGE_SIZE)).map(readMember)
    },
    member: async (jurisdiction, id) => {
      const Key = marshall(memberKey(jurisdiction, id))
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
      return Item === undefined ? undefined : readMember(Item)
    },
    names: async (jurisdiction, ids) => {
      if (ids.length === 0) return new Map()
      const keys = [...new Set(ids)].map((id) => memberKey(jurisdiction, id))
      const found = (await batchGet(client, TableName, keys)).map(readMember)
      return new Map(found.map(({ id, name }) => [id, name]))
    },
    save: (member) =>
      client
        .send(
          new PutItemCommand({
            TableName,
            Item: memberItem(member),
            ...(member.version === 1
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'version = :before',
                  ExpressionAttributeValues: marshall({ ':before': member.version - 1 }),
                }),
          }),
        )
        .then(
          () => 'saved' as const,
          (error: unknown) => {
            if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'stale'
            throw error
          },
        ),
    become: async (before, member) => {
      const put = {
        Put: { TableName, Item: memberItem(member), ConditionExpression: 'attribute_not_exists(pk)' },
      }
      const gone = {
        Delete: {
          TableName,
          Key: marshall(memberKey(before.jurisdiction, before.id)),
          ConditionExpression: 'version = :before',
          ExpressionAttributeValues: marshall({ ':before': before.version }),
        },
      }
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [put, gone] }))
        return 'saved'
      } catch (error) {
        if (error instanceof TransactionCanceledException) return 'stale'
        throw error
      }
    },
  }
}
