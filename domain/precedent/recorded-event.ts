import type { DomainEvent } from '../events/index.ts'

/** An event with the texts it commits to, as far as they still exist. */
export type RecordedEvent = { readonly event: DomainEvent; readonly texts: Readonly<Record<string, string>> }

/** What was said in an event, by its number, as far as it still exists. @param told the events of one subject */
export function wordsOf(told: readonly RecordedEvent[]): (sequence: number) => string | undefined {
  const words = new Map(told.map(({ event, texts }) => [event.metadata.sequence, texts.text]))
  return (sequence) => words.get(sequence)
}
