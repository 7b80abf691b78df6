import type { Line } from '../base/answers.ts'
import { dayOf } from '../base/instant.ts'
import { isTimed } from '../kit/lines.ts'

/** A figure of today, and the same of yesterday. */
type TwoDays = { readonly today: number; readonly yesterday: number }

const DAY = 86_400_000

/** When the day of a moment began in Shanghai, which keeps no summer time. Milliseconds. */
export const dayBegan = (now: number): number => Date.parse(`${dayOf(now)}T00:00:00+08:00`)

/** When the day before it began. */
export const yesterdayBegan = (now: number): number => dayBegan(now) - DAY

/**
 * 昨天与今天: what came, what ended, what was left open, what was late and what was an emergency. Each is exact: what is open
 * now, with what ended since yesterday began, is everything that was open at midnight.
 * @param open what is open now @param ended what ended since yesterday began @param now milliseconds
 */
export function twoDaysOf(open: readonly Line[], ended: readonly Line[], now: number) {
  const midnight = dayBegan(now)
  const before = yesterdayBegan(now)
  const ids = new Set(ended.map(({ caseId }) => caseId))
  // What ended between the two readings stands in both.
  const left = open.filter(({ caseId }) => !ids.has(caseId))
  const both = [...left, ...ended]
  const byDay = (moments: readonly (string | undefined)[]): TwoDays => {
    const times = moments.flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))
    return {
      today: times.filter((at) => at >= midnight).length,
      yesterday: times.filter((at) => at >= before && at < midnight).length,
    }
  }
  const opened = byDay(both.map(({ openedAt }) => openedAt))
  const over = byDay(ended.map(({ since }) => since))
  const isLate = (line: Line, at: number): boolean => isTimed(line) && Date.parse(line.waitsFor.dueAt) < at
  return {
    opened,
    ended: over,
    open: { today: left.length, yesterday: left.length - opened.today + over.today },
    /** Of yesterday: what was late at midnight and is so still. */
    late: {
      today: left.filter((line) => isLate(line, now)).length,
      yesterday: left.filter((line) => isLate(line, midnight)).length,
    },
    emergency: byDay(both.filter(({ emergency }) => emergency).map(({ openedAt }) => openedAt)),
  }
}
