import { isClosedBy, type Outgoing } from '#adapters/outgoing.ts'
import type { Bus, CaseStore } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { EVENT_SOURCE, PRACTICE_SOURCE } from '#domain/events/subscriptions.ts'
import type { Serving } from './dependencies.ts'

/** What publishing needs. */
export type PublishDependencies = {
  readonly store: Pick<CaseStore, 'markPublished'>
  readonly bus: Bus
  readonly serving: Pick<Serving, 'practises'>
}

/**
 * Publishes events, and marks each decision all of whose events were taken. Everything that leaves goes through here: what
 * happens in a street that practises has a source of its own, which nobody else hears.
 * @throws Error when any was not taken, after the others have been marked: the batch comes again
 */
export async function publishEvents(
  { store, bus, serving }: PublishDependencies,
  outgoing: readonly Outgoing[],
): Promise<number> {
  if (outgoing.length === 0) return 0
  const [real, practised]: [DomainEvent[], DomainEvent[]] = [[], []]
  for (const { event } of outgoing)
    ((await serving.practises(event.metadata.jurisdiction)) ? practised : real).push(event)
  const refused = [
    ...(real.length > 0 ? await bus.publish(real, EVENT_SOURCE) : []),
    ...(practised.length > 0 ? await bus.publish(practised, PRACTICE_SOURCE) : []),
  ]
  const taken = outgoing.filter((one) => one.closes > 0 && !refused.some((event) => isClosedBy(one, event)))
  await Promise.all(taken.map(({ event }) => store.markPublished(event)))
  if (refused.length > 0)
    throw new Error(`The bus did not take ${refused.length} of ${outgoing.length} events.`)
  return outgoing.length
}
