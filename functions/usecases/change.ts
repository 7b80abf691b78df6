import type { CaseStore, Clock, Conflict } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Change } from '#domain/decision/change.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

/** What a decision comes to: what is to be saved, and what is answered once it is. */
export type Decided<Answer> = { readonly changes: readonly Change[]; readonly answer: Answer }

/** A decision that changes nothing: it was refused, or its work is done already. */
export const unchanged = <Answer>(answer: Answer): Decided<Answer> => ({ changes: [], answer })

/** The parts of a change that differ from one to another. */
type Steps<Loaded, Answer> = {
  /** Reads all that the decision rests on. */
  readonly load: () => Promise<Loaded>
  /** Decides on what was loaded, without reading anything more. */
  readonly decide: (loaded: Loaded, now: Instant) => Decided<Answer>
  /** What is answered to conflicts of which a further try would only meet the same again. */
  readonly refuse?: (conflicts: readonly Conflict[]) => Answer | undefined
}

/**
 * The one way to change anything: load it, decide, save all changes and events in one transaction, each conditioned on
 * what was loaded; when somebody else was faster, load and decide again.
 * @throws `Transient` when every try met a conflict; faults of the store
 */
export function change<Loaded, Answer>(
  { store, clock }: { readonly store: Pick<CaseStore, 'save'>; readonly clock: Clock },
  { load, decide, refuse }: Steps<Loaded, Answer>,
): Promise<Answer> {
  return retryOnConflict(async () => {
    const loaded = await load()
    const { changes, answer } = decide(loaded, await clock.now())
    if (changes.length === 0) return answer
    const saved = await store.save(changes)
    return saved.saved ? answer : (refuse?.(saved.conflicts) ?? 'conflict')
  })
}
