import type { Clock } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'

/** A clock that stands until it is set. */
export type MemoryClock = Clock & { readonly set: (at: Instant) => void }

/** A clock in memory. @param start what time it is at first */
export function createMemoryClock(start: Instant): MemoryClock {
  let at = start
  return {
    now: async () => at,
    set: (to) => {
      at = to
    },
  }
}
