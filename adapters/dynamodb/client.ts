import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export function dynamoDbClient(settings: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ ...CLIENT_DEFAULTS, ...settings })
  // It copies what each command sends and gets, item by item, for a log that nobody keeps, and that may hold no words.
  client.middlewareStack.remove('loggerMiddleware')
  return client
}
