import { describe, expect, it } from 'vitest'
import { createCalendar } from '#adapters/calendar.ts'
import { atLocal } from '#domain/clock/calendar.ts'
import { begin, type Terms } from '#domain/clock/deadline.ts'
import { leftUntil } from '#domain/clock/left.ts'

const HOUR = 3_600_000
const calendar = createCalendar([
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:30' },
])
const source = { ref: 'test', name: { zh: '测试', en: 'a test' } }
const FRIDAY = '2021-01-22'
const MONDAY = '2021-01-25'
const start = atLocal(FRIDAY, '09:00')
const limited = (unit: 'working-day' | 'emergency-hour') =>
  begin({ kind: 'limit', limit: { amount: 1, unit }, start, source } satisfies Terms)

describe('what is left of a deadline', () => {
  it('counts working time over a noon and a weekend', () => {
    const left = leftUntil(
      atLocal(MONDAY, '10:00'),
      limited('working-day'),
      atLocal(FRIDAY, '11:00'),
      calendar,
    )
    expect(left).toEqual({ millis: 5.5 * HOUR, pace: 'working', day: 6.5 * HOUR })
  })

  it('counts every hour where the clock runs round the clock', () => {
    const left = leftUntil(
      atLocal(MONDAY, '10:00'),
      limited('emergency-hour'),
      atLocal(FRIDAY, '11:00'),
      calendar,
    )
    expect(left).toEqual({ millis: 71 * HOUR, pace: 'round-the-clock', day: 24 * HOUR })
  })

  it('is less than none once the due time has passed, and no more by night', () => {
    const now = atLocal(FRIDAY, '23:00')
    expect(leftUntil(atLocal(FRIDAY, '16:30'), limited('working-day'), now, calendar).millis).toBe(-HOUR)
  })

  it('follows the limit that applies now', () => {
    const at = atLocal(FRIDAY, '10:00')
    const changed = {
      ...limited('working-day'),
      events: [{ kind: 'limit-changed', at, limit: { amount: 4, unit: 'emergency-hour' }, source } as const],
    }
    expect(leftUntil(atLocal(FRIDAY, '18:30'), changed, atLocal(FRIDAY, '17:30'), calendar).millis).toBe(HOUR)
  })
})
