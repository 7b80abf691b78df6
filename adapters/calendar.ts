import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Calendar, WorkingHours } from '#domain/clock/calendar.ts'

const holidays: Readonly<Record<string, string>> = published.holidays
const makeUpDays: Readonly<Record<string, string>> = published.workdays

/**
 * The last year whose holidays are in the data: the State Council publishes a whole year at once, so a year is known
 * when it has a National Day. (The library itself takes later years for plain weeks and says nothing.)
 */
export const LAST_KNOWN_YEAR: number = Math.max(
  ...Object.keys(holidays)
    .filter((date) => date.endsWith('-10-01'))
    .map((date) => Number(date.slice(0, 4))),
)

const isWeekday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00.000Z`).getUTCDay()
  return day >= 1 && day <= 5
}

/**
 * The calendar of a jurisdiction: the country's holidays and make-up working days (调休), and the pack's hours.
 * Only the data of `chinese-days` is used: its functions read dates in the time zone of the machine.
 */
export const createCalendar = (hours: WorkingHours): Calendar => ({
  hours,
  isWorkingDay: (date) => date in makeUpDays || (isWeekday(date) && !(date in holidays)),
  lastKnownYear: LAST_KNOWN_YEAR,
})
