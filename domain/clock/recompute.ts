import type { Calendar, Instant } from './calendar.ts'
import { compute } from './compute.ts'
import type { Deadline } from './deadline.ts'
import type { Computed } from './pauses.ts'

/** A due time as it was stored: none while the clock stands still. */
export type StoredDue = { readonly at?: Instant; readonly provisional: boolean }

/** What computing again came to: `same`, `confirmed` (provisional no longer, same moment), or `moved`. */
export type Recomputed = {
  readonly due: Computed
  readonly change: 'same' | 'confirmed' | 'moved'
}

/**
 * Computes a stored due time again, from its deadline and a calendar that may know more than it did then. Replaying a
 * deadline that was not provisional must come to `same`; a provisional one may move when the notice of its year arrives.
 */
export function recompute(deadline: Deadline, stored: StoredDue, calendar: Calendar): Recomputed {
  const due = compute(deadline, calendar)
  const at = due.runs ? due.at : undefined
  if (at !== stored.at) return { due, change: 'moved' }
  return { due, change: due.provisional === stored.provisional ? 'same' : 'confirmed' }
}
