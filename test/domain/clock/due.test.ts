import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LAST_KNOWN_YEAR } from '#adapters/calendar.ts'
import { dueAfter } from '#domain/clock/due.ts'
import type { Limit } from '#domain/clock/limit.ts'
import { CALENDAR, local } from '#test/support/case-harness.ts'

const due = (start: string, amount: number, unit: Limit['unit']) =>
  dueAfter(local(start), { amount, unit }, CALENDAR).at

/** Worked out by hand with the State Council's notices of 2021 and 2026; the pack works 9:00–11:30 and 13:30–17:30. */
describe('A due time', () => {
  it.each([
    // 工作日: the day of the start does not count, the last day ends with business hours.
    ['an ordinary day', '2021-01-18 09:10', 1, 'working-day', '2021-01-19 17:30'],
    ['over a weekend', '2021-01-22 16:00', 1, 'working-day', '2021-01-25 17:30'],
    ['started on a Saturday', '2021-01-23 10:00', 1, 'working-day', '2021-01-25 17:30'],
    ['started late in the evening', '2021-01-18 23:59', 2, 'working-day', '2021-01-20 17:30'],
    // 2021 Spring Festival: 11 to 17 February off; Sunday 7 and Saturday 20 February are worked.
    ['on a make-up Sunday', '2021-02-05 10:00', 1, 'working-day', '2021-02-07 17:30'],
    ['over Spring Festival 2021', '2021-02-10 10:00', 1, 'working-day', '2021-02-18 17:30'],
    ['to the make-up Saturday after it', '2021-02-10 10:00', 3, 'working-day', '2021-02-20 17:30'],
    // 2021 National Day: 1 to 7 October off; Sunday 26 September and Saturday 9 October are worked.
    ['on the Sunday before National Day 2021', '2021-09-24 10:00', 1, 'working-day', '2021-09-26 17:30'],
    ['over National Day 2021', '2021-09-30 10:00', 2, 'working-day', '2021-10-09 17:30'],
    // 2026 Spring Festival: 15 to 23 February off; Saturdays 14 and 28 February are worked.
    ['on the Saturday before Spring Festival 2026', '2026-02-13 10:00', 1, 'working-day', '2026-02-14 17:30'],
    ['over Spring Festival 2026', '2026-02-14 10:00', 1, 'working-day', '2026-02-24 17:30'],
    ['to the make-up Saturday after that', '2026-02-14 10:00', 5, 'working-day', '2026-02-28 17:30'],
    // 2026 National Day: 1 to 7 October off; Sunday 20 September and Saturday 10 October are worked.
    ['over National Day 2026', '2026-09-30 10:00', 3, 'working-day', '2026-10-10 17:30'],
    // 工作时: only working hours of working days run, and the noon break does not.
    ['within a morning', '2021-01-18 09:00', 2, 'working-hour', '2021-01-18 11:00'],
    ['over noon', '2021-01-18 10:30', 2, 'working-hour', '2021-01-18 14:30'],
    ['started at noon', '2021-01-18 12:00', 4, 'working-hour', '2021-01-18 17:30'],
    ['started before hours', '2021-01-18 07:00', 1, 'working-hour', '2021-01-18 10:00'],
    ['started after hours on Friday', '2021-01-22 18:00', 1, 'working-hour', '2021-01-25 10:00'],
    ['over Spring Festival 2021', '2021-02-10 16:30', 3, 'working-hour', '2021-02-18 11:00'],
    ['over National Day 2026', '2026-09-30 17:00', 1, 'working-hour', '2026-10-08 09:30'],
    ['on a make-up Saturday', '2026-02-28 16:30', 1, 'working-hour', '2026-02-28 17:30'],
    // 紧急工作时 and 紧急工作日: round the clock, festival or not.
    ['at night', '2021-01-18 22:00', 4, 'emergency-hour', '2021-01-19 02:00'],
    ['in the festival', '2021-02-12 10:00', 12, 'emergency-hour', '2021-02-12 22:00'],
    ['in the festival', '2021-02-12 10:00', 2, 'emergency-day', '2021-02-14 10:00'],
    ['over National Day 2026', '2026-09-30 20:00', 3, 'emergency-day', '2026-10-03 20:00'],
  ] as const)('%s: %s + %i %s is %s', (_why, start, amount, unit, expected) => {
    expect(due(start, amount, unit)).toBe(local(expected))
  })

  it('is provisional when it rests on a year whose holidays are not published, and only then', () => {
    const year = LAST_KNOWN_YEAR
    const limit = { amount: 3, unit: 'working-day' } as const
    expect(dueAfter(local(`${year}-12-30 10:00`), limit, CALENDAR).provisional).toBe(true)
    expect(dueAfter(local(`${year}-12-01 10:00`), limit, CALENDAR).provisional).toBe(false)
    const emergency = { amount: 40, unit: 'emergency-day' } as const
    expect(dueAfter(local(`${year}-12-30 10:00`), emergency, CALENDAR).provisional).toBe(false)
  })
})

const MINUTE = 60_000
const DAY = 24 * 60
const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const workedDays = new Map<number, boolean>()
/** Whether the n-th day since 1970 in Shanghai is worked; looked up once, for minutes are many. */
function isWorkedDay(day: number): boolean {
  const known = workedDays.get(day)
  if (known !== undefined) return known
  const worked = CALENDAR.isWorkingDay(new Date(day * DAY * MINUTE).toISOString().slice(0, 10))
  workedDays.set(day, worked)
  return worked
}

const SPANS = CALENDAR.hours.map(({ from, to }) => [minuteOfDay(from), minuteOfDay(to)] as const)
/** Whether a minute (counted since 1970 in Shanghai) is worked. */
const isWorked = (minute: number): boolean =>
  isWorkedDay(Math.floor(minute / DAY)) &&
  SPANS.some(([from, to]) => minute % DAY >= from && minute % DAY < to)

/** The slow way to a due time, in minutes of Shanghai: minutes are counted one by one. */
function slowly(start: number, { amount, unit }: Limit): number {
  if (unit === 'emergency-hour') return start + amount * 60
  if (unit === 'emergency-day') return start + amount * DAY
  let at = start
  if (unit === 'working-hour') {
    for (let left = amount * 60; left > 0; at += 1) if (isWorked(at)) left -= 1
    return at
  }
  // The end of the last worked minute of the n-th worked day after the day of the start.
  const today = Math.floor(start / DAY)
  const days = new Set<number>()
  for (let last = start; ; at += 1) {
    const day = Math.floor(at / DAY)
    if (day === today || !isWorked(at)) continue
    if (!days.has(day) && days.size === amount) return last
    days.add(day)
    last = at + 1
  }
}

it('agrees with counting minute by minute', { timeout: 60_000 }, () => {
  const span = fc.record({
    start: fc.integer({ min: Date.parse('2021-01-01') / MINUTE, max: Date.parse('2026-12-01') / MINUTE }),
    limit: fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('working-hour' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('working-day' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 72 }), unit: fc.constant('emergency-hour' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constant('emergency-day' as const) }),
    ),
  })
  fc.assert(
    fc.property(span, ({ start, limit }) => {
      const inShanghai = start + 8 * 60
      const from = new Date(start * MINUTE).toISOString()
      const expected = new Date((slowly(inShanghai, limit) - 8 * 60) * MINUTE).toISOString()
      expect(dueAfter(from, limit, CALENDAR).at).toBe(expected)
    }),
    { numRuns: 5_000 },
  )
})

it('never lies before its start, and a longer limit never ends sooner', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2021-01-01'), max: Date.parse('2026-12-01') }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('working-hour', 'emergency-hour', 'working-day', 'emergency-day'),
      (start, amount, unit) => {
        const from = new Date(start).toISOString()
        const shorter = dueAfter(from, { amount, unit }, CALENDAR).at
        expect(shorter > from).toBe(true)
        expect(dueAfter(from, { amount: amount + 1, unit }, CALENDAR).at > shorter).toBe(true)
      },
    ),
  )
})
