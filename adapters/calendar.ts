import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Calendar, OwnDay, WorkingHours } from '#domain/clock/calendar.ts'
import type { Label } from '#domain/label.ts'

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

/**
 * The holidays with a fixed date that are off by law, whatever a year's notice says (全国年节及纪念日放假办法, as of 2025):
 * all that can be known of a year without notice. The other days of such a year stay provisional.
 */
const BY_LAW: Readonly<Record<string, Label>> = {
  '01-01': { zh: '元旦', en: "New Year's Day" },
  '05-01': { zh: '劳动节', en: 'Labour Day' },
  '05-02': { zh: '劳动节', en: 'Labour Day' },
  '10-01': { zh: '国庆节', en: 'National Day' },
  '10-02': { zh: '国庆节', en: 'National Day' },
  '10-03': { zh: '国庆节', en: 'National Day' },
}
const byLaw = (date: string): Label | undefined =>
  Number(date.slice(0, 4)) > LAST_KNOWN_YEAR ? BY_LAW[date.slice(5)] : undefined

const isWeekday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00.000Z`).getUTCDay()
  return day >= 1 && day <= 5
}

/** A day's entry reads "Spring Festival,春节,4": its names, and the days that are off by law. */
function nameOf(date: string): Label | undefined {
  const [en, zh] = (holidays[date] ?? makeUpDays[date])?.split(',') ?? []
  return zh === undefined || en === undefined ? byLaw(date) : { zh, en }
}

/**
 * The calendar of a jurisdiction: the country's holidays and make-up working days (调休), the pack's hours, and the days
 * of the pack's own, which go before the country's. A day of duty (值守) stays what it is for everybody but those on duty.
 * Only the data of `chinese-days` is used: its functions read dates in the time zone of the machine.
 */
export const createCalendar = (hours: WorkingHours, days: readonly OwnDay[] = []): Calendar => {
  const duties = Map.groupBy(
    days
      .filter(({ kind }) => kind === 'duty')
      .map(({ date, name, parties, roles }) => ({
        date,
        name,
        who: new Set([...parties.map((one) => `party/${one}`), ...roles.map((one) => `role/${one}`)]),
      })),
    ({ date }) => date,
  )
  const own = new Map(days.filter(({ kind }) => kind !== 'duty').map((one) => [one.date, one]))
  return {
    hours,
    isWorkingDay: (date) => {
      const day = own.get(date)
      if (day !== undefined) return day.kind === 'worked'
      return date in makeUpDays || (isWeekday(date) && !(date in holidays) && byLaw(date) === undefined)
    },
    nameOf: (date) => own.get(date)?.name ?? nameOf(date),
    lastKnownYear: LAST_KNOWN_YEAR,
    dutyOf: (date, whose) => duties.get(date)?.find(({ who }) => who.has(whose))?.name,
  }
}
