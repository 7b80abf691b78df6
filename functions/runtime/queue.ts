import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { metadata } from '#domain/events/define.ts'
import { failure, LOG } from './log.ts'

/**
 * A queue's consumer: each message by itself, in order of the batch; those that failed come again and end in the
 * dead-letter queue.
 * @param read what a message's body has to be
 */
export function queueHandler<Schema extends z.ZodType>(
  read: Schema,
  work: (message: z.infer<Schema>) => Promise<void>,
) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const failed: string[] = []
    for (const { messageId, body } of event.Records) {
      try {
        await work(read.parse(JSON.parse(body)))
      } catch (fault) {
        const unreadable = fault instanceof z.ZodError || fault instanceof SyntaxError
        failure(unreadable ? LOG.messageUnreadable : LOG.messageFailed, fault, { correlationId: messageId })
        failed.push(messageId)
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  })
}

/** One of our events as the bus puts it on a queue: a hint about a subject, told by its metadata. */
export const busMessage = z.object({
  'detail-type': z.string(),
  detail: z.object({ metadata: metadata.pick({ id: true, subject: true, caseId: true }), data: z.unknown() }),
})
export type BusMessage = z.infer<typeof busMessage>
