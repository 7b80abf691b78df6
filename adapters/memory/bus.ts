import type { Bus } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'

/** A bus in memory that remembers what it took, in order. */
export type MemoryBus = Bus & { readonly published: readonly DomainEvent[] }

/** @param refuses events that the bus does not take */
export function createMemoryBus(refuses: (event: DomainEvent) => boolean = () => false): MemoryBus {
  const published: DomainEvent[] = []
  return {
    published,
    publish: async (events) => {
      const refused = events.filter(refuses)
      published.push(...events.filter((one) => !refused.includes(one)).map((one) => structuredClone(one)))
      return refused
    },
  }
}
