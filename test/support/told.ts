import type { RecordedEvent } from '#domain/precedent/recorded-event.ts'
import type { CaseHarness } from './case-harness.ts'

/** The events of a case or report of a harness, with their texts. */
export const toldOf = (one: CaseHarness, subject: string): RecordedEvent[] =>
  (one.world.events.get(subject) ?? []).map((event) => ({
    event,
    texts: Object.fromEntries(
      [...one.world.texts]
        .filter(([key]) => key.startsWith(`${subject}/${event.metadata.sequence}/`))
        .map(([key, text]) => [key.slice(key.lastIndexOf('/') + 1), text]),
    ),
  }))
