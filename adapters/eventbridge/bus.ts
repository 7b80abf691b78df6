import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Bus } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import type { EventSource } from '#domain/events/subscriptions.ts'

/** PutEvents takes so many at a time. Ours are a few KB each, far below the limit of a call's size. */
const ENTRIES = 10

/** The event bus on EventBridge. */
export function createBus({
  client,
  busName,
}: {
  readonly client: EventBridgeClient
  readonly busName: string
}): Bus {
  const put = async (events: readonly DomainEvent[], as: EventSource): Promise<readonly DomainEvent[]> => {
    const { FailedEntryCount = 0, Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: events.map((event) => entryOf(event, as, busName)) }),
    )
    return FailedEntryCount === 0 ? [] : events.filter((_, i) => Entries[i]?.EventId === undefined)
  }
  return {
    publish: async (events, as) => {
      const refused: DomainEvent[] = []
      for (let from = 0; from < events.length; from += ENTRIES)
        refused.push(...(await put(events.slice(from, from + ENTRIES), as)))
      return refused
    },
  }
}

const entryOf = ({ type, metadata, data }: DomainEvent, as: EventSource, EventBusName: string) => ({
  EventBusName,
  Source: as,
  DetailType: type,
  Detail: JSON.stringify({ metadata, data }),
  Time: new Date(metadata.time),
})
