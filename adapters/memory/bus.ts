import type { Bus } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import type { EventSource } from '#domain/events/subscriptions.ts'

/** A bus in memory that remembers what it took, in order, and under which sources. */
export type MemoryBus = Bus & {
  readonly published: readonly DomainEvent[]
  readonly sources: readonly EventSource[]
}

/** @param refuses events that the bus does not take */
export function createMemoryBus(refuses: (event: DomainEvent) => boolean = () => false): MemoryBus {
  const published: DomainEvent[] = []
  const sources: EventSource[] = []
  return {
    published,
    sources,
    publish: async (events, as) => {
      const refused = events.filter(refuses)
      const taken = events.filter((one) => !refused.includes(one))
      published.push(...taken.map((one) => structuredClone(one)))
      sources.push(...taken.map(() => as))
      return refused
    },
  }
}
