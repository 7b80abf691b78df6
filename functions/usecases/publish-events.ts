import { isClosedBy, type Outgoing } from '#adapters/outgoing.ts'
import type { Bus, CaseStore } from '#adapters/ports.ts'

/** What publishing needs. */
export type PublishDependencies = { readonly store: Pick<CaseStore, 'markPublished'>; readonly bus: Bus }

/**
 * Publishes events, and marks each decision all of whose events were taken.
 * @throws Error when any was not taken, after the others have been marked: the batch comes again
 */
export async function publishEvents(
  { store, bus }: PublishDependencies,
  outgoing: readonly Outgoing[],
): Promise<number> {
  if (outgoing.length === 0) return 0
  const refused = await bus.publish(outgoing.map(({ event }) => event))
  const taken = outgoing.filter((one) => one.closes > 0 && !refused.some((event) => isClosedBy(one, event)))
  await Promise.all(taken.map(({ event }) => store.markPublished(event)))
  if (refused.length > 0)
    throw new Error(`The bus did not take ${refused.length} of ${outgoing.length} events.`)
  return outgoing.length
}
