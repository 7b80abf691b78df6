import * as z from 'zod'
import type { Label } from '../label.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day as HH:MM.')

/** The working hours of a jurisdiction's pack: spans of one day in local time, in order, without overlap. */
export const workingHours = z
  .array(z.object({ from: timeOfDay, to: timeOfDay }))
  .min(1)
  .refine(
    (spans) =>
      spans.every((span, i) => span.from < span.to && (i === 0 || (spans[i - 1]?.to ?? '') <= span.from)),
    'Working hours are spans in order, each from an earlier to a later time.',
  )
export type WorkingHours = z.infer<typeof workingHours>

/**
 * A day of a jurisdiction's own, beside the country's calendar: off, worked, or a day of duty (值守), which is no working
 * day though people are there.
 */
export const ownDay = z.object({
  date: z.iso.date(),
  kind: z.enum(['off', 'worked', 'duty']),
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  /** The parties that are on duty. */
  parties: z.array(z.string()).default([]),
  /** 值守岗位: the roles that are on duty. */
  roles: z.array(z.string()).default([]),
})
export type OwnDay = z.infer<typeof ownDay>

/** What the clock asks about days. Dates are `YYYY-MM-DD` in Asia/Shanghai. */
export type Calendar = {
  readonly hours: WorkingHours
  /** Whether people work on that date: weekends, public holidays and make-up working days (调休) considered. */
  readonly isWorkingDay: (date: string) => boolean
  /**
   * The holiday (放假) a date belongs to: as a day off, or as a working day that makes up for one (调休上班). None for
   * plain weekdays and weekends.
   */
  readonly nameOf: (date: string) => Label | undefined
  /** The last year whose holidays have been published. */
  readonly lastKnownYear: number
  /** 值守: what the duty is called that somebody has on a date; left out, nobody is ever on duty. */
  readonly dutyOf?: (date: string, whose: string) => Label | undefined
  /** Of a calendar made for somebody ({@link forWhoever}): the duty that they have on a date. */
  readonly onDuty?: (date: string) => Label | undefined
}

/**
 * The calendar of somebody: on days of duty their working hours run although it is no working day (值守日，在岗的照常计时).
 * @param whose a party or a role, as a deadline names it
 */
export const forWhoever = (calendar: Calendar, whose: string | undefined): Calendar => {
  const { dutyOf } = calendar
  return whose === undefined || dutyOf === undefined
    ? calendar
    : { ...calendar, onDuty: (date) => dutyOf(date, whose) }
}

/**
 * The first day of a year that the *next* year's notice may still change: New Year's holiday reaches back over the turn
 * of the year (29 December 2018 was worked and the 30th and 31st were off by the notice for 2019; so in 2006, 2007,
 * 2011, 2022).
 */
const FIRST_OPEN_DAY = '12-29'

/** Whether every notice that can say something about a date has been published. */
export const isPublished = (date: string, calendar: Calendar): boolean =>
  date < `${calendar.lastKnownYear}-${FIRST_OPEN_DAY}`

/** A moment, as ISO 8601 in UTC with milliseconds, so that it sorts as a string. */
export const instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof instant>

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Asia/Shanghai has been UTC+8 without daylight saving since 1991. */
const SHANGHAI_OFFSET = 8 * HOUR

/** Milliseconds since 1970 of a moment. */
export const millis = (at: Instant): number => Date.parse(at)
/** The moment of milliseconds since 1970. */
export const fromMillis = (ms: number): Instant => new Date(ms).toISOString()
/**
 * The date of milliseconds since 1970 in UTC.
 * @throws RangeError outside the years 0000 to 9999: their dates no longer sort, and a walk over days would never end
 */
const dateOf = (ms: number): string => {
  const written = fromMillis(ms)
  if (!/^\d/.test(written)) throw new RangeError(`${written} is outside the years 0000 to 9999.`)
  return written.slice(0, 10)
}
/** The date in Asia/Shanghai of a moment, as `YYYY-MM-DD`. */
export const localDate = (at: Instant): string => dateOf(millis(at) + SHANGHAI_OFFSET)
/** The hour of the day in Asia/Shanghai of a moment, 0 to 23. */
export const localHour = (at: Instant): number =>
  Number(fromMillis(millis(at) + SHANGHAI_OFFSET).slice(11, 13))
/** The moment of a local date and time of day (`HH:MM`) in Asia/Shanghai. */
export const atLocal = (date: string, time: string): Instant =>
  fromMillis(Date.parse(`${date}T${time}:00.000Z`) - SHANGHAI_OFFSET)
/** The time of day in Asia/Shanghai of a moment, as `HH:MM`. */
export const localTime = (at: Instant): string => fromMillis(millis(at) + SHANGHAI_OFFSET).slice(11, 16)
/** The later of two moments. */
export const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)
/** The earlier of two moments. */
export const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other)
/** The date after a date. */
export const nextDate = (date: string): string => dateOf(Date.parse(`${date}T00:00:00.000Z`) + DAY)
