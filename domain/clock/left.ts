import { type Calendar, type Instant, localDate, millis } from './calendar.ts'
import { calendarOf } from './compute.ts'
import type { Deadline } from './deadline.ts'
import { elapsed, type Pace, paceOf, workingSpans } from './working-time.ts'

/** How much time is left until a due time, as its own clock counts it. */
export type Left = {
  /** In milliseconds of that clock; less than none when the due time has passed. */
  readonly millis: number
  readonly pace: Pace
  /** The milliseconds of a day of that clock: what a day left means. */
  readonly day: number
}

/** The pace of a deadline's clock: that of the limit that applies now; dates that people set count working time. */
export function paceOfDeadline({ terms, events }: Deadline): Pace {
  const changed = events.findLast((event) => event.kind === 'limit-changed')
  if (changed?.kind === 'limit-changed') return paceOf(changed.limit.unit)
  return terms.kind === 'limit' ? paceOf(terms.limit.unit) : 'working'
}

/**
 * What is left of a deadline now.
 * @param dueAt when it is due, as it was computed
 */
export const leftUntil = (dueAt: Instant, deadline: Deadline, now: Instant, calendar: Calendar): Left =>
  leftAtPace(dueAt, paceOfDeadline(deadline), now, calendarOf(deadline, calendar))

/** What is left until a due time now, as a clock of that pace counts it. */
export function leftAtPace(dueAt: Instant, pace: Pace, now: Instant, calendar: Calendar): Left {
  const left = dueAt >= now ? elapsed(now, dueAt, pace, calendar) : -elapsed(dueAt, now, pace, calendar)
  return { millis: left, pace, day: pace === 'working' ? workingDay(dueAt, calendar) : 24 * 3_600_000 }
}

/** The working time of a day of the calendar's hours. */
const workingDay = (at: Instant, calendar: Calendar): number =>
  workingSpans(localDate(at), { ...calendar, isWorkingDay: () => true }).reduce(
    (sum, { from, to }) => sum + millis(to) - millis(from),
    0,
  )
