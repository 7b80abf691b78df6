import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb'

/** As many writes a BatchWriteItem takes. */
const BATCH = 25

/** Writes items whatever stands, some at a time. @throws Error when the table takes none of them any more */
export async function writeAll(
  client: DynamoDBClient,
  TableName: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  for (let at = 0; at < requests.length; at += BATCH) {
    let left = requests.slice(at, at + BATCH)
    for (let asked = 0; left.length > 0; asked += 1) {
      if (asked === BATCH) throw new Error('The table takes no writes of postings at present.')
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }),
      )
      left = UnprocessedItems[TableName] ?? []
    }
  }
}

/** Whether a conditional write was made; false when its condition did not hold. */
export const won = (write: Promise<unknown>): Promise<boolean> =>
  write.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
      throw error
    },
  )
