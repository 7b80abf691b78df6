import {
  atLocal,
  DAY,
  earlier,
  fromMillis,
  type Instant,
  later,
  localDate,
  millis,
} from '../../clock/calendar.ts'
import type { Span } from '../../clock/working-time.ts'
import { err, ok, type Result } from '../../result.ts'

/**
 * When something was, as an old file says it: a moment, or only a day, which is kept as its noon in Shanghai. A table writes
 * a mere day with the time 0:00 as well.
 */
export type PastDate = { readonly at: Instant; readonly wholeDay: boolean }

/** The forms that are read, for who has to mend a line. */
export const DATE_FORMS =
  'Write 2021-01-28, 2021/1/28, 2021.1.28 or 2021年1月28日, with a time behind it if it is known (2021-01-28 9:30), ' +
  'in Shanghai time unless an offset is given (2021-01-28T01:30:00Z); the number of a day as Excel counts them (44224) does as well.'

/** No grid kept its cases in a system before: an earlier date is a mistake. */
const EARLIEST = '1990-01-01'

const CALENDAR_DAY = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)/
const TIME_BEHIND =
  /^(?:t| *)(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?: ?(z|[+-](?:0\d|1[0-4]):?[0-5]\d))?$/
/** A day in the 1900 system of Excel, 2078 at the latest; the fraction is the time of day. */
const SERIAL = /^([1-6]\d{4})(\.\d+)?$/
/** Day 0 of that system, counted as if 1900 had had its 29 February, as Excel does. */
const SERIAL_ZERO = '1899-12-30'

/**
 * Reads a date or date-time strictly: days that the calendar has, after 1989 and not in the future. Nothing depends on
 * the zone of the machine: what names no offset is Asia/Shanghai.
 * @param now what lies behind it has not happened yet
 * @returns what is wrong, as a sentence
 */
export function readPastDate(written: string, now: Instant): Result<PastDate, string> {
  const plain = written.normalize('NFKC').trim().toLowerCase()
  const read = serialOf(plain) ?? calendarOf(plain)
  if (read === undefined) return err(`${written} is no date that can be read. ${DATE_FORMS}`)
  if (read === 'no-such-day') return err(`${written} is no day of the calendar.`)
  if (isAfter(read, { at: now, wholeDay: false }))
    return err(
      `${written} lies in the future${read.wholeDay ? ` (${localDate(read.at)})` : ''}. ${DATE_FORMS}`,
    )
  if (millis(read.at) < millis(atLocal(EARLIEST, '00:00')))
    return err(`${written} lies before ${EARLIEST}. ${DATE_FORMS}`)
  return ok(read)
}

/** Whether one date is surely after another: where one of them is only a day, days are compared. */
export const isAfter = (one: PastDate, other: PastDate): boolean =>
  one.wholeDay || other.wholeDay ? localDate(one.at) > localDate(other.at) : millis(one.at) > millis(other.at)

/** The time between two dates of which the second is not before the first: a mere day may be any time of it. */
export const spanOf = (opened: PastDate, closed: PastDate): Span => {
  const from = opened.wholeDay ? earlier(opened.at, closed.at) : opened.at
  return { from, to: closed.wholeDay ? later(closed.at, from) : closed.at }
}

function serialOf(plain: string): PastDate | undefined {
  const found = SERIAL.exec(plain)
  if (found === null) return undefined
  const date = fromMillis(Date.parse(SERIAL_ZERO) + Number(found[1]) * DAY).slice(0, 10)
  if (found[2] === undefined) return noonOf(date)
  const seconds = Math.round((Number(`0${found[2]}`) * DAY) / 1_000)
  if (seconds === 0) return noonOf(date)
  return { at: fromMillis(millis(atLocal(date, '00:00')) + seconds * 1_000), wholeDay: false }
}

function calendarOf(plain: string): PastDate | 'no-such-day' | undefined {
  const day = CALENDAR_DAY.exec(plain)
  if (day === null) return undefined
  const date = [day[1], day[3] ?? day[5], day[4] ?? day[6]].map((part) => part?.padStart(2, '0')).join('-')
  const midnight = Date.parse(`${date}T00:00:00.000Z`)
  // 30 February is read as 2 March by the machine.
  if (!Number.isFinite(midnight) || fromMillis(midnight).slice(0, 10) !== date) return 'no-such-day'
  const rest = plain.slice(day[0].length)
  if (rest === '') return noonOf(date)
  const time = TIME_BEHIND.exec(rest)
  if (time === null || Number(time[1]) > 23) return undefined
  const [, hour = '', minute = '', second = '00', offset = '+08:00'] = time
  if (Number(hour) + Number(minute) + Number(second) === 0 && time[4] === undefined) return noonOf(date)
  const zone = offset === 'z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`
  return {
    at: fromMillis(Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`)),
    wholeDay: false,
  }
}

const noonOf = (date: string): PastDate => ({ at: atLocal(date, '12:00'), wholeDay: true })
