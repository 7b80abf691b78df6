import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { outgoingOfImage } from '#adapters/dynamodb/event-items.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { isClosedBy, type Outgoing } from '#adapters/outgoing.ts'
import { MINUTE } from '#domain/clock/calendar.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { beginCall, failure, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { wireServing } from '#functions/runtime/wire-serving.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { publishEvents } from '#functions/usecases/publish-events.ts'
import { env } from './publish-outbox.function.ts'

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    serving: wireServing(variables),
    bus: createBus({ client: eventBridgeClient(), busName: variables.BUS_NAME }),
  }
})

/**
 * Records that come so much later than they were written (milliseconds) have met with trouble on the way: sooner than all
 * attempts at a batch can have been used up, so that no part of a decision is given up unnoticed.
 */
const LATE = MINUTE

/**
 * The events of stream records on their way. One that cannot be read is told and left; the others go on. A decision that comes here late and only in part is left to the sweep, which
 * publishes the whole of it: its beginning may have been given up and set aside.
 * @param now milliseconds since 1970 on the wall clock
 */
export function outgoingOfRecords(records: DynamoDBStreamEvent['Records'], now: number): readonly Outgoing[] {
  const unreadable = new Set<string>()
  const outgoing = records.flatMap(({ dynamodb }) => {
    const image = dynamodb?.NewImage
    if (image?.kind?.S !== 'event') return []
    try {
      return [
        {
          ...outgoingOfImage(image),
          writtenAt: (dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000,
          at: image.pk?.S,
        },
      ]
    } catch (fault) {
      // Of a release that was rolled back, for one. It keeps its mark and is told every night; nothing waits for it.
      failure(LOG.eventUnreadable, fault)
      unreadable.add(image.pk?.S ?? '')
      return []
    }
  })
  return outgoing.map(({ writtenAt, at, ...one }) => {
    const here = outgoing.filter(({ event }) => isClosedBy(one, event)).length
    const inPart = here < one.closes && (now - writtenAt > LATE || unreadable.has(at ?? ''))
    return inPart ? { ...one, closes: 0 } : one
  })
}

/** The outbox: events kept with the cases go to the bus. Throws when any was not taken: the batch comes again. */
export const handler = middy<DynamoDBStreamEvent, { published: number }>().handler(
  async ({ Records }, context) => {
    beginCall(context)
    return { published: await publishEvents(deps(), outgoingOfRecords(Records, Date.now())) }
  },
)
