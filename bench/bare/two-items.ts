/** The least that keeps a report: two items in one transaction, with the words, the receipt and an event in them. */
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { keptOf, putNew, receiptOf } from './kept.ts'

const dynamodb = new DynamoDBClient({})

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
  async (event) => {
    const { reporter, words, idempotencyKey, receipt, told } = keptOf(event)
    const pk = `REPORT#${receipt.reportId}`
    const table = process.env.CASES_TABLE
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          putNew(table, { pk, sk: 'A', kind: 'report', ...receipt, ...words, reporter, idempotencyKey }),
          putNew(table, { pk, sk: 'E#1', kind: 'event', ...told }),
        ],
      }),
    )
    return receiptOf(receipt)
  },
)
