import { atLocal, type Calendar, fromMillis, type Instant, localDate, millis, nextDate } from './calendar.ts'
import { isEmergencyUnit, type LimitUnit } from './limit.ts'

/** A stretch of time, from a moment to a later one. */
export type Span = { readonly from: Instant; readonly to: Instant }

/** How a clock runs: in the working hours of working days, or round the clock. */
export const PACES = ['working', 'round-the-clock'] as const
export type Pace = (typeof PACES)[number]

/** How the clock of a unit runs. */
export const paceOf = (unit: LimitUnit): Pace => (isEmergencyUnit(unit) ? 'round-the-clock' : 'working')

/** The working hours of a date, in order; none on a day off, but for whoever is on duty. */
export const workingSpans = (date: string, calendar: Calendar): Span[] =>
  calendar.isWorkingDay(date) || calendar.onDuty?.(date) !== undefined
    ? calendar.hours.map(({ from, to }) => ({ from: atLocal(date, from), to: atLocal(date, to) }))
    : []

/** When business hours end on a date, were it worked. */
export const closing = (date: string, calendar: Calendar): Instant =>
  atLocal(date, calendar.hours.at(-1)?.to ?? '00:00')

/** The time that runs between two moments, in milliseconds; 0 when the second is not later than the first. */
export function elapsed(from: Instant, to: Instant, pace: Pace, calendar: Calendar): number {
  if (to <= from) return 0
  if (pace === 'round-the-clock') return millis(to) - millis(from)
  let sum = 0
  const last = localDate(to)
  for (let date = localDate(from); date <= last; date = nextDate(date))
    for (const span of workingSpans(date, calendar))
      sum += Math.max(0, Math.min(millis(span.to), millis(to)) - Math.max(millis(span.from), millis(from)))
  return sum
}

/**
 * The first moment at which a duration (milliseconds) has run since a moment. Nothing runs out at once: a duration of 0
 * gives the start itself, working time or not.
 */
export function after(start: Instant, duration: number, pace: Pace, calendar: Calendar): Instant {
  if (pace === 'round-the-clock' || duration <= 0) return fromMillis(millis(start) + Math.max(0, duration))
  let left = duration
  for (let date = localDate(start); ; date = nextDate(date)) {
    for (const span of workingSpans(date, calendar)) {
      const from = Math.max(millis(span.from), millis(start))
      const to = millis(span.to)
      if (from >= to) continue
      if (to - from >= left) return fromMillis(from + left)
      left -= to - from
    }
  }
}
