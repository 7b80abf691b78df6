import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { SetAside } from '#adapters/ports.ts'

/** Where dead letters lie, by the name of what gave them up; and the queue they came from, where they came from one. */
const addresses = z.record(z.string(), z.object({ deadLetters: z.string(), queue: z.string().optional() }))

/** As many messages as are moved back in one call. */
const MOST = 100
/** As many as SQS hands out, and takes, at a time. */
const AT_A_TIME = 10

/**
 * Dead letters on SQS. A message is put back before it is deleted: one that is moved twice does no harm, since every consumer
 * reads the case as it is.
 * @param queues JSON: for each name where its dead letters lie and where they came from, as URLs
 */
export function createSetAside({
  client,
  queues,
}: {
  readonly client: SQSClient
  readonly queues: string
}): SetAside {
  const known = addresses.parse(JSON.parse(queues))

  async function countIn(QueueUrl: string): Promise<number> {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    )
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0)
  }

  /** Moves a handful. @returns how many there were */
  async function moveSome(from: string, to: string): Promise<number> {
    const { Messages: found = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: AT_A_TIME, WaitTimeSeconds: 0 }),
    )
    // One by one: what a batch is called in policies is another name on the emulator than on AWS.
    const moved = await Promise.all(
      found.map(async ({ Body, ReceiptHandle }) => {
        await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }))
        await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
      }),
    )
    return moved.length
  }

  return {
    queues: () =>
      Promise.all(
        Object.entries(known).map(async ([name, { deadLetters, queue }]) => ({
          name,
          count: await countIn(deadLetters),
          movable: queue !== undefined,
        })),
      ),
    moveBack: async (name) => {
      const { deadLetters, queue } = known[name] ?? {}
      if (deadLetters === undefined || queue === undefined) return undefined
      let sum = 0
      for (let round = 0; round < MOST / AT_A_TIME; round += 1) {
        const moved = await moveSome(deadLetters, queue)
        if (moved === 0) break
        sum += moved
      }
      return sum
    },
  }
}
