/**
 * What intake is compared with: the least that keeps a report. The same SDK clients, middy and zod; two items in one
 * transaction, and nothing of the trade.
 */
import { randomUUID } from 'node:crypto'
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'

const dynamodb = new DynamoDBClient({})
const kms = new KMSClient({})

/** The clients and commands that intake has beside: in the bundle, never called. */
export const beside = {
  kms,
  DecryptCommand,
  GenerateDataKeyCommand,
  GetItemCommand,
  PutItemCommand,
  unmarshall,
}

const body = z.object({ description: z.string(), place: z.string() }).loose()
const IS_NEW = { ConditionExpression: 'attribute_not_exists(pk)' }

/** Keeps a report and the key it was sent under. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
  async (event) => {
    const report = body.parse(JSON.parse(event.body ?? ''))
    const id = randomUUID()
    const key = event.headers['idempotency-key'] ?? id
    const reportItem = marshall({ pk: `REPORT#${id}`, sk: 'A#1', record: report })
    const keyItem = marshall({ pk: key, answer: id })
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: process.env.CASES_TABLE, Item: reportItem, ...IS_NEW } },
          { Put: { TableName: process.env.IDEMPOTENCY_TABLE, Item: keyItem, ...IS_NEW } },
        ],
      }),
    )
    return { statusCode: 201, body: JSON.stringify({ id }) }
  },
)
