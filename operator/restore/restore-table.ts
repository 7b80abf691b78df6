/** Restores one table beside itself, to a moment, and gives it what a restored table lacks. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DescribeTableCommand,
  type DynamoDBClient,
  ListTagsOfResourceCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { TableShape } from '#adapters/dynamodb/tables.ts'

/** What a restored table is called and, where it has one, the ARN of its stream. */
export type RestoredTable = { readonly table: string; readonly stream?: string }

export type RestoreOf = {
  readonly client: DynamoDBClient
  readonly from: string
  readonly into: string
  /** Within the last 35 days. */
  readonly to: Date
  readonly shape: TableShape
  readonly say: (words: string) => void
  /** Milliseconds between two looks; a large table takes hours. */
  readonly pause?: number
}

/**
 * Restores a table. Broken off, it goes on where it was: what stands already is left.
 * @throws Error when what was restored is no table of this shape
 */
export async function restoreTable(of: RestoreOf): Promise<RestoredTable> {
  const { client, from, into, to, shape, say } = of
  if ((await described(client, into)) === undefined) {
    say(`${from} → ${into}, ${to.toISOString()}`)
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: from,
        TargetTableName: into,
        RestoreDateTime: to,
      }),
    )
  }
  const restored = await active(of)
  assertShape(restored, shape, into)
  await dress(of, restored)
  const { LatestStreamArn } = await active(of)
  if (shape.stream && LatestStreamArn === undefined) throw new Error(`${into} has no stream.`)
  return { table: into, ...(shape.stream && LatestStreamArn && { stream: LatestStreamArn }) }
}

async function described(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

/** Waits until the restored table is there and at rest. */
async function active({ client, into, say, pause = 15_000 }: RestoreOf): Promise<TableDescription> {
  for (let looked = 0; ; looked += 1) {
    const table = await described(client, into)
    if (table?.TableStatus === 'ACTIVE') return table
    if (looked % 20 === 19) say(`${into}: ${table?.TableStatus ?? '—'}`)
    await sleep(pause)
  }
}

/** Stream, expiry, point-in-time recovery, protection and tags do not come with what is restored. */
async function dress(of: RestoreOf, restored: TableDescription): Promise<void> {
  const { client, from, into: TableName, shape } = of
  if (shape.stream && !restored.StreamSpecification?.StreamEnabled) {
    await client.send(
      new UpdateTableCommand({
        TableName,
        StreamSpecification: { StreamEnabled: true, StreamViewType: shape.stream },
      }),
    )
    await active(of)
  }
  const source = await described(client, from)
  if (source?.DeletionProtectionEnabled && !restored.DeletionProtectionEnabled) {
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }))
    await active(of)
  }
  if (shape.ttl)
    await client
      .send(
        new UpdateTimeToLiveCommand({
          TableName,
          TimeToLiveSpecification: { AttributeName: shape.ttl, Enabled: true },
        }),
      )
      .catch((error: Error) => {
        // It is on already: an earlier run came this far.
        if (error.name !== 'ValidationException') throw error
      })
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  )
  const { Tags = [] } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: source?.TableArn }))
  // Those of AWS itself nobody may set.
  const ours = Tags.filter(({ Key }) => !Key?.startsWith('aws:'))
  if (ours.length > 0)
    await client.send(new TagResourceCommand({ ResourceArn: restored.TableArn, Tags: ours }))
}

function assertShape(restored: TableDescription, shape: TableShape, name: string): void {
  const indexes = (restored.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName)
  const missing = Object.keys(shape.indexes).filter((index) => !indexes.includes(index))
  const keys = restored.KeySchema?.map(({ AttributeName }) => AttributeName).join(', ')
  const wanted = [shape.key.partition, ...(shape.key.sort ? [shape.key.sort] : [])].join(', ')
  if (keys !== wanted || missing.length > 0)
    throw new Error(`${name} is no table of ours: keys ${keys}, without the indexes ${missing.join(', ')}.`)
}
