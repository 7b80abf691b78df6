import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Item } from './items.ts'

/** How often keys that a BatchGetItem left out are asked for again: it does so under load. */
const ASKED_AGAIN = 4
/** The most keys of one BatchGetItem. */
const MAX_KEYS = 100

/**
 * Reads some items by their keys, at most a hundred, in no order; what is not there is left out. Not consistent.
 * @throws Error for more than a hundred keys
 */
export async function batchGet(
  client: DynamoDBClient,
  table: string,
  keys: readonly object[],
): Promise<readonly Item[]> {
  if (keys.length > MAX_KEYS) throw new Error(`${keys.length} keys were asked for; at most ${MAX_KEYS} are.`)
  const items: Item[] = []
  let Keys = keys.map((key) => marshall(key))
  for (let asked = 0; Keys.length > 0 && asked < ASKED_AGAIN; asked += 1) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys } } }),
    )
    items.push(...(Responses[table] ?? []))
    Keys = UnprocessedKeys[table]?.Keys ?? []
  }
  return items
}
