import {
  atLocal,
  type Calendar,
  DAY,
  fromMillis,
  HOUR,
  type Instant,
  localDate,
  millis,
  nextDate,
} from './calendar.ts'
import type { Limit } from './limit.ts'

/** A due time and whether it rests on days whose holidays have not been published yet. */
export type Due = { readonly at: Instant; readonly provisional: boolean }

/**
 * When a limit that starts at a moment runs out.
 *
 * Working days: the day of the start does not count and the last day ends with business hours (民法典 Art. 201, 203).
 * Working hours: only the pack's working hours of working days run. Emergency units run round the clock.
 */
export function dueAfter(start: Instant, limit: Limit, calendar: Calendar): Due {
  switch (limit.unit) {
    case 'emergency-hour':
      return { at: fromMillis(millis(start) + limit.amount * HOUR), provisional: false }
    case 'emergency-day':
      return { at: fromMillis(millis(start) + limit.amount * DAY), provisional: false }
    case 'working-day':
      return marked(afterWorkingDays(start, limit.amount, calendar), calendar)
    case 'working-hour':
      return marked(afterWorkingTime(start, limit.amount * HOUR, calendar), calendar)
  }
}

const marked = (at: Instant, calendar: Calendar): Due => ({
  at,
  provisional: Number(localDate(at).slice(0, 4)) > calendar.lastKnownYear,
})

function afterWorkingDays(start: Instant, days: number, calendar: Calendar): Instant {
  let date = localDate(start)
  for (let left = days; left > 0; ) {
    date = nextDate(date)
    if (calendar.isWorkingDay(date)) left -= 1
  }
  return atLocal(date, calendar.hours.at(-1)?.to ?? '24:00')
}

function afterWorkingTime(start: Instant, duration: number, calendar: Calendar): Instant {
  let left = duration
  for (let date = localDate(start); ; date = nextDate(date)) {
    if (!calendar.isWorkingDay(date)) continue
    for (const span of calendar.hours) {
      const from = Math.max(millis(atLocal(date, span.from)), millis(start))
      const to = millis(atLocal(date, span.to))
      if (from >= to) continue
      if (to - from >= left) return fromMillis(from + left)
      left -= to - from
    }
  }
}
