import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type KeyNames, TABLES } from '#adapters/dynamodb/tables.ts'

const keySchema = ({ partition, sort }: KeyNames) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' as const }]),
]
/** Creates one of our tables under a name, with its indexes and its stream. */
export async function createTable(
  client: DynamoDBClient,
  kind: keyof typeof TABLES,
  name: string,
): Promise<void> {
  const shape: (typeof TABLES)[keyof typeof TABLES] = TABLES[kind]
  const indexes = Object.entries('work' in shape.indexes ? shape.indexes : {})
  const keys: KeyNames[] = [shape.key, ...indexes.map(([, one]) => one.key)]
  const attributes = keys.flatMap(({ partition, sort }) =>
    sort === undefined ? [partition] : [partition, sort],
  )
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(shape.key),
      AttributeDefinitions: attributes.map((one) => ({ AttributeName: one, AttributeType: 'S' })),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(([IndexName, { key, projects }]) => ({
          IndexName,
          KeySchema: keySchema(key),
          Projection: { ProjectionType: projects },
        })),
      }),
      ...('stream' in shape && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: shape.stream },
      }),
    }),
  )
}
