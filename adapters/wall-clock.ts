import type { Clock } from './ports.ts'

/** The clock that the wall shows. */
export const wallClock: Clock = { now: async () => new Date().toISOString() }
