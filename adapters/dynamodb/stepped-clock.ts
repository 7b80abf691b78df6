import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Clock } from '#adapters/ports.ts'
import { type Instant, instant } from '#domain/clock/calendar.ts'
import { nowKey } from './keys.ts'

/** What time a stepped clock says it is, as its item says. */
const steppedNow = z.object({ at: instant })

/**
 * A clock that is moved by hand: an item in its table says what time it is. Only local environments have one.
 * @returns a clock that throws until it has been set
 */
export function createSteppedClock({
  client,
  clockTable,
}: {
  readonly client: DynamoDBClient
  readonly clockTable: string
}): Clock {
  return {
    now: async (): Promise<Instant> => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: clockTable, Key: marshall(nowKey()), ConsistentRead: true }),
      )
      if (Item === undefined) throw new Error(`Nobody has set the clock in ${clockTable} yet.`)
      return steppedNow.parse(unmarshall(Item)).at
    },
  }
}
