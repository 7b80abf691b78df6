import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '#domain/clock/calendar.ts'
import { compute } from '#domain/clock/compute.ts'
import { LIMIT_UNITS } from '#domain/clock/limit.ts'
import { moments, timeRun, warningsOf } from '#domain/clock/moments.ts'
import { CALENDAR, local } from '#test/support/case-harness.ts'
import { deadlineOf, extended, paused, resumed } from './deadlines.ts'

const SHARES = [0.6, 0.8]

describe('Warnings', () => {
  it('come when shares of the working time have run', () => {
    // 9:00 to Tuesday 17:30 are 13 working hours: 7.8 end on Tuesday at 10:18, 10.4 at 14:54.
    const due = local('2021-01-19 17:30')
    expect(moments(local('2021-01-18 09:00'), due, CALENDAR, SHARES)).toEqual([
      local('2021-01-19 10:18'),
      local('2021-01-19 14:54'),
    ])
  })

  it('do not fall into a festival', () => {
    // 4 hours from Wednesday 15:30: 2.4 and 3.2 end on the Thursday after Spring Festival.
    expect(warningsOf(deadlineOf('2021-02-10 15:30', 4, 'working-hour'), CALENDAR, SHARES)).toEqual([
      local('2021-02-18 09:24'),
      local('2021-02-18 10:12'),
    ])
  })

  it('come by night in emergency units', () => {
    expect(warningsOf(deadlineOf('2021-01-18 20:00', 10, 'emergency-hour'), CALENDAR, SHARES)).toEqual([
      local('2021-01-19 02:00'),
      local('2021-01-19 04:00'),
    ])
  })

  it('wait while the clock stands still, and come later for it', () => {
    const parked = deadlineOf('2021-01-18 09:00', 5, 'working-hour', [paused('2021-01-18 10:00')])
    expect(warningsOf(parked, CALENDAR, SHARES)).toEqual([])
    const back = { ...parked, events: [...parked.events, resumed('2021-01-20 09:00')] }
    // One hour ran; of five, the third ends at 9:00 + 2 h, the fourth after noon at 14:00.
    expect(warningsOf(back, CALENDAR, SHARES)).toEqual([local('2021-01-20 11:00'), local('2021-01-20 14:00')])
  })

  it('move with an extension', () => {
    const one = deadlineOf('2021-01-18 09:00', 1, 'working-day', [
      extended('2021-01-19 09:00', '2021-01-22 17:30'),
    ])
    // Five days of 6½ hours: 19½ hours end with Wednesday, 26 with Thursday.
    expect(warningsOf(one, CALENDAR, SHARES)).toEqual([local('2021-01-20 17:30'), local('2021-01-21 17:30')])
  })

  it('lie between start and due time, in the order of their shares', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2021-01-01'), max: Date.parse('2026-11-01') }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...LIMIT_UNITS),
        (start, amount, unit) => {
          const one = deadlineOf('2021-01-18 09:00', amount, unit)
          const from = new Date(start).toISOString()
          const due = compute({ ...one, terms: { ...one.terms, start: from } }, CALENDAR)
          if (!due.runs) throw new Error('Nothing paused it.')
          const [a = '', b = '', c = ''] = moments(from, due.at, CALENDAR, [0, 0.5, 1], { unit })
          expect(from <= a && a <= b && b < c && c <= due.at).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

it('The time that has run leaves out nights, noon, weekends and pauses', () => {
  const one = deadlineOf('2021-01-22 16:30', 9, 'working-hour', [
    paused('2021-01-25 10:00'),
    resumed('2021-01-25 11:00'),
  ])
  expect(timeRun(one, local('2021-01-22 16:00'), CALENDAR)).toBe(0)
  expect(timeRun(one, local('2021-01-23 12:00'), CALENDAR)).toBe(1 * HOUR)
  expect(timeRun(one, local('2021-01-25 10:30'), CALENDAR)).toBe(2 * HOUR)
  expect(timeRun(one, local('2021-01-25 14:30'), CALENDAR)).toBe(3.5 * HOUR)
})
