import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { GetQueueAttributesCommand, ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { marshall } from '@aws-sdk/util-dynamodb'
import { unpublishedPartition } from '#adapters/dynamodb/keys.ts'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import { until } from './patience.ts'

/** What is looked at to know that a system has come to rest. */
export type RestDependencies = {
  readonly dynamodb: DynamoDBClient
  readonly sqs: SQSClient
  readonly casesTable: string
  readonly jurisdiction: string
  /** How the names of the environment's queues begin. */
  readonly queuePrefix: string
}

/**
 * Waits until nothing is on its way any more: every event is published and every queue is empty. Time may only be
 * moved on then, or what comes due would overtake what was decided before.
 */
export function restOf({ dynamodb, sqs, casesTable, jurisdiction, queuePrefix }: RestDependencies) {
  let queues: Promise<readonly string[]> | undefined
  const listed = async () => {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: queuePrefix }))
    return QueueUrls
  }
  const waiting = async (QueueUrl: string): Promise<number> => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    )
    return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0)
  }
  const unpublished = async (): Promise<number> => {
    const { Count = 0 } = await dynamodb.send(
      new QueryCommand({
        TableName: casesTable,
        IndexName: 'sweep',
        KeyConditionExpression: `${TABLES.cases.indexes.sweep.key.partition} = :open`,
        ExpressionAttributeValues: marshall({ ':open': unpublishedPartition(jurisdiction) }),
        Limit: 1,
      }),
    )
    return Count
  }
  return () =>
    until('the system comes to rest', async () => {
      if ((await unpublished()) > 0) return undefined
      queues ??= listed()
      const counts = await Promise.all((await queues).map(waiting))
      return counts.every((count) => count === 0) && (await unpublished()) === 0 ? true : undefined
    })
}
