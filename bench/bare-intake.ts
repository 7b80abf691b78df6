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

const body = z.looseObject({ description: z.string(), place: z.string(), reporter: z.unknown() })

/**
 * Keeps a report with its receipt, and an event of it that a stream may publish. Two items, with what intake keeps in
 * its four: the words, the receipt, the key it was sent under, and the envelope of the event.
 */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
  async (event) => {
    const { reporter, ...words } = body.parse(JSON.parse(event.body ?? ''))
    const [reportId, trackingCode, at] = [randomUUID(), randomUUID(), new Date().toISOString()]
    const idempotencyKey = event.headers['idempotency-key'] ?? reportId
    const receipt = { reportId, trackingCode, receivedAt: at, status: 'received', version: 1 }
    const told = { id: randomUUID(), time: at, subject: `report/${reportId}`, sequence: 1, schemaVersion: 1 }
    const by = { actor: 'reporter', correlationId: idempotencyKey, causationId: idempotencyKey }
    const put = (Item: object) => ({
      Put: {
        TableName: process.env.CASES_TABLE,
        Item: marshall(Item),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          put({
            pk: `REPORT#${reportId}`,
            sk: 'A',
            kind: 'report',
            ...receipt,
            ...words,
            reporter,
            idempotencyKey,
          }),
          put({
            pk: `REPORT#${reportId}`,
            sk: 'E#1',
            kind: 'event',
            type: 'report-received',
            ...told,
            ...by,
          }),
        ],
      }),
    )
    return { statusCode: 201, body: JSON.stringify({ reportId, trackingCode }) }
  },
)
