import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { BlindIndexKeys } from '#adapters/kms/person-vault.ts'
import { blindIndexKeyItem, readBlindIndexKey } from './items.ts'
import { blindIndexKey } from './keys.ts'

/** The encrypted keys of blind indexes, in the table of cases beside the people they are about. */
export function createBlindIndexKeys({
  client,
  casesTable,
}: {
  readonly client: DynamoDBClient
  readonly casesTable: string
}): BlindIndexKeys {
  const read: BlindIndexKeys['read'] = async (jurisdiction) => {
    const Key = marshall(blindIndexKey(jurisdiction))
    const { Item } = await client.send(
      new GetItemCommand({ TableName: casesTable, Key, ConsistentRead: true }),
    )
    return Item && readBlindIndexKey(Item).encrypted
  }
  return {
    read,
    keepFirst: async (jurisdiction, encrypted) => {
      const command = new PutItemCommand({
        TableName: casesTable,
        Item: blindIndexKeyItem(jurisdiction, encrypted),
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      try {
        await client.send(command)
        return encrypted
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
        const kept = await read(jurisdiction)
        if (kept === undefined) throw error
        return kept
      }
    },
  }
}
