import type { Bus, CaseStore } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'

/** What publishing needs. */
export type PublishDependencies = { readonly store: Pick<CaseStore, 'markPublished'>; readonly bus: Bus }

/**
 * Publishes events and marks those that were taken.
 * @throws Error when any was not taken, after the others have been marked: the batch comes again
 */
export async function publishEvents(
  { store, bus }: PublishDependencies,
  events: readonly DomainEvent[],
): Promise<number> {
  if (events.length === 0) return 0
  const failed = new Set((await bus.publish(events)).map((event) => event.metadata.id))
  const taken = events.filter((event) => !failed.has(event.metadata.id))
  await Promise.all(taken.map((event) => store.markPublished(event)))
  if (failed.size > 0) throw new Error(`The bus did not take ${failed.size} of ${events.length} events.`)
  return taken.length
}
