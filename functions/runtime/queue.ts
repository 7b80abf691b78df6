import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { metadata } from '#domain/events/envelope/define.ts'
import { beginCall, failure, LOG } from './log.ts'

/**
 * A queue's consumer: each message by itself, in order of the batch; those that failed come again and end in the
 * dead-letter queue.
 * @param read what a message's body has to be
 */
export function queueHandler<Schema extends z.ZodType>(
  read: Schema,
  work: (message: z.infer<Schema>, context: Context) => Promise<void>,
) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    beginCall(context)
    const failed: string[] = []
    for (const { messageId, body } of event.Records) {
      try {
        await work(read.parse(JSON.parse(body)), context)
      } catch (fault) {
        failure(lineOf(fault), fault, { correlationId: messageId })
        failed.push(messageId)
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  })
}

/** A message that was understood and refused, although what it says must not be lost: a person has to look. */
export class MessageRefused extends Error {
  constructor(code: string) {
    super(`Refused: ${code}.`)
    this.name = 'MessageRefused'
  }
}

function lineOf(fault: unknown) {
  if (fault instanceof MessageRefused) return LOG.messageRefused
  if (fault instanceof z.ZodError || fault instanceof SyntaxError) return LOG.messageUnreadable
  return LOG.messageFailed
}

/** One of our events as the bus puts it on a queue: a hint about a subject, told by its metadata. */
export const busMessage = z.object({
  'detail-type': z.string(),
  detail: z.object({
    metadata: metadata.pick({ id: true, subject: true, caseId: true, jurisdiction: true }),
    data: z.unknown(),
  }),
})
export type BusMessage = z.infer<typeof busMessage>
