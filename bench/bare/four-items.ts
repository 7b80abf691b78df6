/**
 * The same four items that intake writes, with nothing of the trade: report, words with the sealed reporter, event,
 * idempotency key. The same clients, middy and zod, and nothing in the bundle that is not called.
 */
import { createCipheriv, randomBytes } from 'node:crypto'
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { keptOf, putNew, receiptOf } from './kept.ts'

const dynamodb = new DynamoDBClient({})
const kms = new KMSClient({})
let dataKey: Promise<{ readonly plain: Uint8Array; readonly encrypted: string }> | undefined

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
  async (event) => {
    const { reporter, words, idempotencyKey, receipt, told } = keptOf(event)
    const pk = `REPORT#${receipt.reportId}`
    const table = process.env.CASES_TABLE
    const person = await sealed(JSON.stringify(reporter))
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          putNew(table, { pk, sk: 'A', kind: 'report', ...receipt }),
          putNew(table, { pk, sk: 'W', kind: 'content', words, person }),
          putNew(table, { pk, sk: 'E#1', kind: 'event', ...told }),
          putNew(process.env.IDEMPOTENCY_TABLE, { pk: idempotencyKey, answer: receiptOf(receipt).body }),
        ],
      }),
    )
    return receiptOf(receipt)
  },
)

async function sealed(text: string) {
  dataKey ??= newKey()
  const { plain, encrypted } = await dataKey
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', plain, nonce)
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { encrypted, nonce: nonce.toString('base64'), content: content.toString('base64') }
}

async function newKey() {
  const { Plaintext, CiphertextBlob } = await kms.send(
    new GenerateDataKeyCommand({ KeyId: process.env.PERSON_KEY_ARN, KeySpec: 'AES_256' }),
  )
  if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no data key.')
  return { plain: Plaintext, encrypted: Buffer.from(CiphertextBlob).toString('base64') }
}
