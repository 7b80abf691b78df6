import { BatchWriteItemCommand, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'

/**
 * Empties tables of the story's own environment, so that an earlier telling that broke off does not get into the next.
 * @param tables only ever tables of the story's environment
 */
export async function emptyTables(client: DynamoDBClient, tables: readonly string[]): Promise<void> {
  for (const TableName of tables)
    for await (const { Items = [] } of paginateScan(
      { client, pageSize: 25 },
      { TableName, ProjectionExpression: 'pk, sk' },
    ))
      if (Items.length > 0)
        await client.send(
          new BatchWriteItemCommand({
            RequestItems: { [TableName]: Items.map((Key) => ({ DeleteRequest: { Key } })) },
          }),
        )
}
