import type { Label } from './label.ts'

/** Moments as people in Shanghai read them, wherever the browser stands. */
const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000

/** Made once: a board of 2,000 cases asks for thousands of days. */
const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
})

const parts = (at: number): Record<string, string> =>
  Object.fromEntries(
    FORMAT.formatToParts(at).map(({ type, value }) => [
      type,
      type === 'day' || type === 'month' ? String(Number(value)) : value,
    ]),
  )

const WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
}

/** The day in Shanghai, to be compared: `2021-01-26`. */
export function dayOf(at: number | string): string {
  const { year = '', month = '', day = '' } = parts(Number(new Date(at)))
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** `1月26日 周二` · `Tue 26/1`. */
export function dateLabel(at: string | number): Label {
  const { month = '', day = '', weekday = '' } = parts(Number(new Date(at)))
  return { zh: `${month}月${day}日 ${WEEKDAYS[weekday] ?? ''}`, en: `${weekday} ${day}/${month}` }
}

/** `1月26日` · `26/1`: where the weekday says nothing. */
export function dayLabel(at: string | number): Label {
  const { month = '', day = '' } = parts(Number(new Date(at)))
  return { zh: `${month}月${day}日`, en: `${day}/${month}` }
}

/** `2027年5月24日` · `24/5/2027`: a day that may lie in another year. */
export function wholeDayLabel(at: string | number): Label {
  const { year = '', month = '', day = '' } = parts(Number(new Date(at)))
  return { zh: `${year}年${month}月${day}日`, en: `${day}/${month}/${year}` }
}

/** `17:30`. */
export function timeLabel(at: string | number): string {
  const { hour = '', minute = '' } = parts(Number(new Date(at)))
  return `${hour}:${minute}`
}

/** `26日 17:30`, with the month where it is not the present one. */
export function shortLabel(at: string | number, now: number): Label {
  return short(at, timeLabel(at), now)
}

function short(at: string | number, time: string, now: number): Label {
  const { month = '', day = '' } = parts(Number(new Date(at)))
  const sameMonth = dayOf(at).slice(0, 7) === dayOf(now).slice(0, 7)
  return { zh: `${sameMonth ? '' : `${month}月`}${day}日 ${time}`, en: `${day}/${month} ${time}` }
}

/** A moment by which something is due: midnight ends a day, it does not begin one. */
function endOf(at: string): { readonly day: number; readonly time: string } {
  const time = timeLabel(at)
  return time === '00:00' ? { day: Date.parse(at) - 1, time: '24:00' } : { day: Date.parse(at), time }
}

/** `1月25日 周一 24:00`: by when something is due. */
export function dueLabel(at: string): Label {
  const { day, time } = endOf(at)
  const date = dateLabel(day)
  return { zh: `${date.zh} ${time}`, en: `${date.en} ${time}` }
}

/** `25日 24:00`: by when something is due, with the month where it is not the present one. */
export function shortDueLabel(at: string, now: number): Label {
  const { day, time } = endOf(at)
  return short(day, time, now)
}

/** What people pick in a field for date and time, which knows no zone, as the moment in Shanghai. */
export const momentOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString()

/** How long, in words: days and hours, hours and minutes, or minutes. */
export function spanLabel(span: number): Label {
  const minutes = Math.floor(Math.abs(span) / 60_000)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0)
    return {
      zh: `${days} 天${hours % 24 > 0 ? ` ${hours % 24} 时` : ''}`,
      en: `${days} d${hours % 24 > 0 ? ` ${hours % 24} h` : ''}`,
    }
  if (hours > 0)
    return {
      zh: `${hours} 时 ${String(minutes % 60).padStart(2, '0')} 分`,
      en: `${hours} h ${minutes % 60} m`,
    }
  return { zh: `${minutes} 分`, en: `${minutes} m` }
}

/**
 * How long on a clock whose day has so many milliseconds: whole days, rounded down, or hours and minutes.
 * @param today it ends today: even a whole day that is left is told in hours
 */
export function workingSpanLabel(span: number, day: number, today: boolean): Label {
  const days = Math.floor(Math.abs(span) / day)
  return days > 0 && !today ? { zh: `${days} 天`, en: `${days} d` } : spanLabel(span)
}

/** How urgent a due time is. */
export type Urgency = 'waiting' | 'late' | 'soon' | 'fine'

/** What has a due time, and since when it waits for somebody else: then it is not late meanwhile. */
export type Due = { readonly dueAt: string; readonly held?: string | undefined }

/** Waiting while others have to rule or to do their part; late when it has passed; soon today in Shanghai or within four hours. */
export function urgencyOf({ dueAt, held }: Due, now: number): Urgency {
  if (held !== undefined) return 'waiting'
  const due = Date.parse(dueAt)
  if (due < now) return 'late'
  return due - now < 4 * HOUR || isSameDay(due, now) ? 'soon' : 'fine'
}

/** Whether two moments lie on one day in Shanghai. */
export const isSameDay = (one: number, other: number): boolean =>
  Math.abs(one - other) < 24 * HOUR && dayOf(one) === dayOf(other)
