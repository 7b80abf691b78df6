import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export const dynamoDbClient = (settings: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({ ...CLIENT_DEFAULTS, ...settings })
