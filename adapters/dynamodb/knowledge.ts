import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Knowledge } from '#adapters/ports.ts'
import { precedentItem, readPrecedent } from './items.ts'
import { precedentKey } from './keys.ts'

/** The knowledge base on DynamoDB. */
export function createKnowledge({
  client,
  knowledgeTable,
}: {
  readonly client: DynamoDBClient
  readonly knowledgeTable: string
}): Knowledge {
  return {
    keep: async (precedent) => {
      const command = new PutItemCommand({
        TableName: knowledgeTable,
        Item: precedentItem(precedent),
        ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
        ExpressionAttributeValues: marshall({ ':version': precedent.version }),
      })
      return client.send(command).then(
        () => 'kept' as const,
        (error: unknown) => {
          if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'stale'
          throw error
        },
      )
    },
    read: async (precedentId) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: knowledgeTable, Key: marshall(precedentKey(precedentId)) }),
      )
      return Item === undefined ? undefined : readPrecedent(Item)
    },
  }
}
