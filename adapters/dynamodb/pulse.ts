import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { PulseStore } from '#adapters/ports.ts'
import { type PulseMark, type PulseScope, pulseMark } from '#domain/case/pulse.ts'
import { batchGet } from './batch-get.ts'
import type { Item } from './items.ts'
import { type Key, pulseKey, pulseMarkKey } from './keys.ts'

const KIND = { ':kind': 'pulse', ':schema': 1, ':one': 1 }
const versionOf = z.object({ pk: z.string(), sk: z.string(), version: z.number().int().positive() })
const markOf = z.object({ mark: pulseMark.optional() })
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`

/** The item of a mark, which is a case's pulse as well. */
export const pulseMarkItem = (subject: string, mark: PulseMark, version = 1): Item =>
  marshall({ ...pulseMarkKey(subject), kind: 'pulse', schemaVersion: 1, version, mark })

/** The item of any other scope. */
export const pulseItem = (scope: PulseScope, version = 1): Item =>
  marshall({ ...pulseKey(scope), kind: 'pulse', schemaVersion: 1, version })

/** The pulse on DynamoDB: one small item for each scope, which is only ever added to. */
export function createPulse(client: DynamoDBClient, table: string): PulseStore {
  /** One more version. */
  const move = (scope: PulseScope) =>
    client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall(pulseKey(scope)),
        UpdateExpression: 'SET kind = :kind, schemaVersion = :schema ADD version :one',
        ExpressionAttributeValues: marshall(KIND),
      }),
    )
  return {
    pulses: async (scopes) => {
      const keys = new Map(scopes.map(pulseKey).map((key) => [nameOf(key), key]))
      const items = await batchGet(client, table, [...keys.values()])
      const found = new Map(
        items.map((one) => {
          const { version, ...key } = versionOf.parse(unmarshall(one))
          return [nameOf(key), version] as const
        }),
      )
      return scopes.map((scope) => found.get(nameOf(pulseKey(scope))) ?? 0)
    },
    pulseMark: async (subject) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(pulseMarkKey(subject)), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : markOf.parse(unmarshall(Item)).mark
    },
    movePulses: async (scopes) => {
      const each = new Map(scopes.map((scope) => [nameOf(pulseKey(scope)), scope]))
      await Promise.all([...each.values()].map(move))
    },
    keepPulseMark: async (subject, mark, over) => {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(pulseMarkKey(subject)),
            UpdateExpression: 'SET kind = :kind, schemaVersion = :schema, mark = :mark ADD version :one',
            ConditionExpression:
              over === undefined ? 'attribute_not_exists(mark)' : 'mark.#sequence = :before',
            ...(over === undefined ? {} : { ExpressionAttributeNames: { '#sequence': 'sequence' } }),
            ExpressionAttributeValues: marshall({
              ...KIND,
              ':mark': mark,
              ...(over === undefined ? {} : { ':before': over.sequence }),
            }),
          }),
        )
        return true
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
        throw error
      }
    },
  }
}
