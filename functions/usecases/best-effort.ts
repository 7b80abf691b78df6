import { failure, LOG, type LogKeys } from '#functions/runtime/log.ts'
import { within } from '#functions/runtime/within.ts'

/** How long whoever shows a case or writes one down waits for advice, in milliseconds. */
export const TIMEOUT_MS = 250

/** What came of some work in time, or why nothing did. */
export type BestEffort<T> =
  | { readonly given: true; readonly value: T }
  | { readonly given: false; readonly reason: 'late' | 'failed' }

/** Does what is good to have: it never fails and is never late, for the decision goes on without. */
export async function bestEffort<T>(
  timeoutMs: number,
  work: () => Promise<T>,
  keys: LogKeys = {},
): Promise<BestEffort<T>> {
  try {
    const value = await within(timeoutMs, work())
    return value === 'late' ? { given: false, reason: 'late' } : { given: true, value }
  } catch (fault) {
    failure(LOG.adviceFailed, fault, keys)
    return { given: false, reason: 'failed' }
  }
}
