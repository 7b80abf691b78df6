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
    const failed = new Set<string>()
    for (const { messageId, body } of event.Records)
      await orFailed([messageId], failed, () => work(read.parse(JSON.parse(body)), context))
    return batchFailures(failed)
  })
}

/**
 * A queue's consumer of hints: whatever a batch says of the same thing is worked off once, and different things side by side. When that fails, all that was said of the thing comes again.
 * @param read what a message's body has to be
 * @param about what a message is about; undefined when there is nothing to be done for it
 */
export function hintHandler<Schema extends z.ZodType>(
  read: Schema,
  about: (message: z.infer<Schema>) => string | undefined,
  work: (messages: readonly z.infer<Schema>[], context: Context) => Promise<void>,
) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    beginCall(context)
    const failed = new Set<string>()
    const said = new Map<string, { readonly ids: string[]; readonly all: z.infer<Schema>[] }>()
    for (const { messageId, body } of event.Records)
      await orFailed([messageId], failed, async () => {
        const message = read.parse(JSON.parse(body))
        const thing = about(message)
        if (thing === undefined) return
        const { ids, all } = said.get(thing) ?? { ids: [], all: [] }
        said.set(thing, { ids: [...ids, messageId], all: [...all, message] })
      })
    await Promise.all(
      [...said.values()].map(({ ids, all }) => orFailed(ids, failed, () => work(all, context))),
    )
    return batchFailures(failed)
  })
}

async function orFailed(
  messageIds: readonly string[],
  failed: Set<string>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (fault) {
    failure(lineOf(fault), fault, { correlationId: messageIds.at(-1) })
    for (const id of messageIds) failed.add(id)
  }
}

const batchFailures = (failed: ReadonlySet<string>): SQSBatchResponse => ({
  batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })),
})

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
    metadata: metadata.pick({ id: true, subject: true, sequence: true, caseId: true, jurisdiction: true }),
    data: z.unknown(),
  }),
})
export type BusMessage = z.infer<typeof busMessage>
