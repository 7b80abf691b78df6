import { type Calendar, DAY, HOUR, type Instant, isPublished, localDate, nextDate } from './calendar.ts'
import type { Limit } from './limit.ts'
import { after, closing } from './working-time.ts'

/** A due time and whether it rests on days whose holidays have not been published yet. */
export type Due = { readonly at: Instant; readonly provisional: boolean }

/**
 * When a limit that starts at a moment runs out, if nothing comes between.
 *
 * Working days: the day of the start does not count and the last day ends with business hours (民法典 Art. 201, 203).
 * Working hours: only the pack's working hours of working days run. Emergency units run round the clock.
 */
export function dueAfter(start: Instant, limit: Limit, calendar: Calendar): Due {
  switch (limit.unit) {
    case 'emergency-hour':
    case 'emergency-day':
      return { at: after(start, durationOf(limit), 'round-the-clock', calendar), provisional: false }
    case 'working-day':
      return marked(afterWorkingDays(start, limit.amount, calendar), calendar)
    case 'working-hour':
      return marked(after(start, durationOf(limit), 'working', calendar), calendar)
  }
}

/** The milliseconds of a limit that runs by the hour or round the clock. Working days have no duration: they are counted. */
export const durationOf = ({ amount, unit }: Limit): number =>
  amount * (unit === 'working-hour' || unit === 'emergency-hour' ? HOUR : DAY)

const marked = (at: Instant, calendar: Calendar): Due => ({
  at,
  provisional: !isPublished(localDate(at), calendar),
})

function afterWorkingDays(start: Instant, days: number, calendar: Calendar): Instant {
  let date = localDate(start)
  for (let left = days; left > 0; ) {
    date = nextDate(date)
    if (calendar.isWorkingDay(date)) left -= 1
  }
  return closing(date, calendar)
}
