import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Case } from '#domain/case/record/case.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { type Item, readCase } from './items.ts'

/**
 * The cases of a jurisdiction that were opened since a moment, open or ended, a page at a time and in no order. It scans
 * the table (half a read unit for each 4 KB of it): for operators, not for functions. Lists know what is open and
 * in which month a case ended; one by opening would cost a write with each case, for a question asked once in a while.
 */
export async function* scanCases(
  client: DynamoDBClient,
  casesTable: string,
  { jurisdiction, since }: { readonly jurisdiction: string; readonly since: Instant },
): AsyncGenerator<readonly Case[]> {
  for (let from: Item | undefined, more = true; more; more = from !== undefined) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: casesTable,
        ExclusiveStartKey: from,
        FilterExpression: '#kind = :case',
        ExpressionAttributeNames: { '#kind': 'kind' },
        ExpressionAttributeValues: marshall({ ':case': 'case' }),
      }),
    )
    yield Items.map(readCase).filter((one) => one.jurisdiction === jurisdiction && one.openedAt >= since)
    from = LastEvaluatedKey
  }
}
