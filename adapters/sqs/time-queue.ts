import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** What the time queue carries: the task whose time has come. */
export type TimeMessage = { readonly caseId: string; readonly taskId: string }

/** The queue that schedules feed. */
export type TimeQueue = {
  /** @param delaySeconds how long the message stays hidden at first, at most 900 */
  readonly send: (message: TimeMessage, delaySeconds?: number) => Promise<void>
}

/** The body of a message, the same bytes whoever sends it. */
export const timeMessageBody = ({ caseId, taskId }: TimeMessage): string => JSON.stringify({ caseId, taskId })

/** The time queue on SQS. Its URL is asked for once: an ARN does not tell it in every partition. */
export function createTimeQueue({
  client,
  queueArn,
}: {
  readonly client: SQSClient
  readonly queueArn: string
}): TimeQueue {
  const QueueName = queueArn.split(':').at(-1)
  let url: Promise<string> | undefined
  const ask = async (): Promise<string> => {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }))
    if (QueueUrl === undefined) throw new Error(`The queue ${queueArn} has no URL.`)
    return QueueUrl
  }
  return {
    send: async (message, delaySeconds = 0) => {
      url ??= ask().catch((error: unknown) => {
        url = undefined
        throw error
      })
      const QueueUrl = await url
      await client.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: timeMessageBody(message),
          DelaySeconds: delaySeconds,
        }),
      )
    },
  }
}
