import { type Change, changesOf } from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'

/**
 * An event on its way to the bus. What one decision records about a subject is found and marked together, under its last
 * event: so that what is not yet published costs one entry for each decision, not one for each event.
 */
export type Outgoing = {
  readonly event: DomainEvent
  /** For how many events of its decision, itself among them, it stands; none for an event before the last. */
  readonly closes: number
}

/** The events of a decision on their way, in their order. */
export function outgoingOf(changes: readonly Change[]): readonly Outgoing[] {
  const events = changesOf(changes, 'event').map(({ event }) => event)
  return events.map((event) => {
    const ofSubject = events.filter(({ metadata }) => metadata.subject === event.metadata.subject)
    return { event, closes: ofSubject.at(-1) === event ? ofSubject.length : 0 }
  })
}

/** Whether one event goes with the decision that another one closes. */
export const isClosedBy = ({ event, closes }: Outgoing, one: DomainEvent): boolean => {
  const { subject, sequence } = event.metadata
  return (
    one.metadata.subject === subject &&
    one.metadata.sequence > sequence - closes &&
    one.metadata.sequence <= sequence
  )
}
