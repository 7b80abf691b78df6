import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Item } from './items.ts'
import type { Key } from './keys.ts'

/**
 * Reads one item of a table, or undefined.
 * @param decides somebody acts on what it says, so it is read consistently
 */
export type Get = <T>(
  key: Key,
  read: (item: Item) => T,
  decides: boolean,
  only?: { readonly ProjectionExpression?: string },
) => Promise<T | undefined>

/** What reads single items of a table. */
export const createGet =
  (client: DynamoDBClient, table: string): Get =>
  async (key, read, decides, only = {}) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: decides, ...only }),
    )
    return Item === undefined ? undefined : read(Item)
  }
