import { randomUUID } from 'node:crypto'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'

const body = z.looseObject({ description: z.string(), place: z.string(), reporter: z.unknown() })

/** What a bare handler keeps of a report, with what intake keeps of it, and nothing of the trade. */
export function keptOf(event: APIGatewayProxyEventV2) {
  const { reporter, ...words } = body.parse(JSON.parse(event.body ?? ''))
  const [reportId, trackingCode, at] = [randomUUID(), randomUUID(), new Date().toISOString()]
  const idempotencyKey = event.headers['idempotency-key'] ?? reportId
  return {
    reporter,
    words,
    idempotencyKey,
    receipt: { reportId, trackingCode, receivedAt: at, status: 'received', version: 1 },
    told: {
      type: 'report-received',
      id: randomUUID(),
      time: at,
      subject: `report/${reportId}`,
      sequence: 1,
      schemaVersion: 1,
      actor: 'reporter',
      correlationId: idempotencyKey,
      causationId: idempotencyKey,
    },
  }
}

/** A write of an item that is new. */
export const putNew = (TableName: string | undefined, item: object) => ({
  Put: { TableName, Item: marshall(item), ConditionExpression: 'attribute_not_exists(pk)' },
})

/** The answer to whoever reported. */
export const receiptOf = ({ reportId, trackingCode }: { reportId: string; trackingCode: string }) => ({
  statusCode: 201,
  body: JSON.stringify({ reportId, trackingCode }),
})
