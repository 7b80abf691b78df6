import * as z from 'zod'
import { instant } from './calendar.ts'
import { limit } from './limit.ts'

const named = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** Where a limit or a date comes from: a reference for machines, a name for people. */
export const source = z.object({
  /** E.g. `wujiaochang@1/matters/illegal-structure/penalise/general/handling`, `wujiaochang@1/policy/firstContact`. */
  ref: z.string().min(1).max(200),
  name: named,
})
export type Source = z.infer<typeof source>

/** What a due time is computed from: a limit that starts to run, or a date that somebody set (a plan's, a review's). */
export const terms = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('limit'),
    limit,
    start: instant,
    source,
    /** Who has to keep it, as `party/<code>` or `role/<code>`: its hours run on their days of duty as well. */
    whose: z.string().min(1).optional(),
  }),
  z.object({ kind: z.literal('date'), until: instant, start: instant, source }),
])
export type Terms = z.infer<typeof terms>

/**
 * What keeps a due time that is told anew from lying in the past, or too near to be kept: from then on this is left at the
 * least (or the whole limit, where that is shorter), but never past the limit of another authority that still runs.
 */
export const least = z.object({ left: limit, notPast: instant.optional() })
export type Least = z.infer<typeof least>

/** What can happen to a deadline after it began. A return (退单) and signing for (签收) are not among it: the clock runs on. */
export const clockEvent = z.discriminatedUnion('kind', [
  /** The clock stands still from now on (挂账). */
  z.object({ kind: z.literal('paused'), at: instant, why: named.optional() }),
  /** It runs on, with what was left. */
  z.object({ kind: z.literal('resumed'), at: instant, least: least.optional() }),
  /** A later due time was granted (延期). It never shortens: what was computed stays the least. */
  z.object({ kind: z.literal('extended'), at: instant, until: instant }),
  /** Another limit applies, from the same start (更正, or another processing type was allowed). */
  z.object({ kind: z.literal('limit-changed'), at: instant, limit, source, least: least.optional() }),
  /** Another date was agreed, earlier or later (方案变更): what was granted before no longer counts. */
  z.object({ kind: z.literal('date-set'), at: instant, until: instant, source }),
  /** The holidays of its days were published, or amended: nothing changed but what the calendar knows. */
  z.object({ kind: z.literal('recalculated'), at: instant, least: least.optional() }),
])
export type ClockEvent = z.infer<typeof clockEvent>

/**
 * A deadline as it can be replayed: what it began with, and everything that happened to it since. The due time is a
 * function of this and the calendar, and of nothing else.
 */
export const deadline = z.object({ terms, events: z.array(clockEvent).max(100) })
export type Deadline = z.infer<typeof deadline>

/** A deadline to which nothing has happened yet. */
export const begin = (begun: Terms): Deadline => ({ terms: begun, events: [] })

/** A deadline to which one thing more has happened. */
export const withEvent = (one: Deadline, event: ClockEvent): Deadline => ({
  ...one,
  events: [...one.events, event],
})
