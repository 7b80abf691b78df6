import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SweepQueue } from '#adapters/ports.ts'

/** The sweep's own queue on SQS. */
export const createSweepQueue = ({
  client,
  queueUrl,
}: {
  readonly client: SQSClient
  readonly queueUrl: string
}): SweepQueue => ({
  send: async (message) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }))
  },
})
