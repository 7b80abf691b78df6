import { describe, expect, it } from 'vitest'
import { compute } from '#domain/clock/compute.ts'
import type { ClockEvent, Deadline } from '#domain/clock/deadline.ts'
import { begin, withEvent } from '#domain/clock/deadline.ts'
import type { LimitUnit } from '#domain/clock/limit.ts'
import { CALENDAR, local } from '#test/support/case-harness.ts'
import { changedTo, deadlineOf, extended, paused, resumed } from './deadlines.ts'

const due = (start: string, amount: number, unit: LimitUnit, events: ClockEvent[] = []) => {
  const computed = compute(deadlineOf(start, amount, unit, events), CALENDAR)
  return computed.runs ? computed.at : `stands still since ${computed.since}`
}
const standsStill = (since: string) => `stands still since ${local(since)}`

describe('A pause', () => {
  it('gives back of hours what was left when it began', () => {
    // 2 of 6 hours ran (9:00 to 11:00); 4 are left on Friday afternoon at 14:00: 3½ there, half an hour on Monday.
    const pauses = [paused('2021-01-18 11:00'), resumed('2021-01-22 14:00')]
    expect(due('2021-01-18 09:00', 6, 'working-hour', pauses)).toBe(local('2021-01-25 09:30'))
  })

  it('gives back emergency hours by night as well', () => {
    const pauses = [paused('2021-01-18 23:00'), resumed('2021-01-19 03:00')]
    expect(due('2021-01-18 22:00', 4, 'emergency-hour', pauses)).toBe(local('2021-01-19 06:00'))
  })

  it('makes working days that it breaks not count, on both its sides', () => {
    // Tuesday 19 counts. Wednesday 20 to Monday 25 are broken. Then Tuesday 26 to Friday 29.
    const pauses = [paused('2021-01-20 10:00'), resumed('2021-01-25 15:00')]
    expect(due('2021-01-18 09:00', 5, 'working-day', pauses)).toBe(local('2021-01-29 17:30'))
  })

  it('changes nothing of working days when it lies outside working hours', () => {
    const pauses = [paused('2021-01-22 17:30'), resumed('2021-01-25 09:00')]
    expect(due('2021-01-18 09:00', 5, 'working-day', pauses)).toBe(local('2021-01-25 17:30'))
  })

  it('changes nothing when it begins at the due time or after it', () => {
    for (const at of ['2021-01-25 17:30', '2021-01-26 09:00'])
      expect(due('2021-01-18 09:00', 5, 'working-day', [paused(at)])).toBe(local('2021-01-25 17:30'))
    for (const at of ['2021-01-18 11:00', '2021-01-18 12:00'])
      expect(due('2021-01-18 09:00', 2, 'working-hour', [paused(at)])).toBe(local('2021-01-18 11:00'))
  })

  it('that goes on leaves no due time', () => {
    const at = '2021-01-22 10:00'
    expect(due('2021-01-18 09:00', 5, 'working-day', [paused(at)])).toBe(standsStill(at))
    expect(due('2021-01-18 09:00', 40, 'working-hour', [paused(at)])).toBe(standsStill(at))
    expect(due('2021-01-18 09:00', 5, 'emergency-day', [paused(at)])).toBe(standsStill(at))
  })

  it('within a pause is the same pause, until both grounds are gone', () => {
    const pauses = [
      paused('2021-01-18 11:00'),
      paused('2021-01-19 09:00'),
      resumed('2021-01-20 09:00'),
      resumed('2021-01-22 14:00'),
    ]
    expect(due('2021-01-18 09:00', 6, 'working-hour', pauses)).toBe(local('2021-01-25 09:30'))
    expect(due('2021-01-18 09:00', 6, 'working-hour', pauses.slice(0, 3))).toBe(
      standsStill('2021-01-18 11:00'),
    )
  })

  it('cannot end before it began: such events are a fault, not a due time', () => {
    expect(() => due('2021-01-18 09:00', 5, 'working-day', [resumed('2021-01-20 10:00')])).toThrow('resumed')
  })
})

describe('An extension', () => {
  it('sets a later due time', () => {
    const events = [extended('2021-01-22 10:00', '2021-01-29 17:30')]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-01-29 17:30'))
  })

  it('never shortens, and the latest of several holds', () => {
    const events = [
      extended('2021-01-22 10:00', '2021-01-29 17:30'),
      extended('2021-01-28 10:00', '2021-01-27 17:30'),
    ]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-01-29 17:30'))
    expect(due('2021-01-18 09:00', 5, 'working-day', events.slice(1))).toBe(local('2021-01-27 17:30'))
    const shorter = [extended('2021-01-19 10:00', '2021-01-20 17:30')]
    expect(due('2021-01-18 09:00', 5, 'working-day', shorter)).toBe(local('2021-01-25 17:30'))
  })

  it('is moved by a later pause, by the working time that was left', () => {
    // Granted to Friday 29, 17:30. Parked on Thursday 28 at 17:30: one working day (6½ hours) is left on Monday.
    const events = [
      extended('2021-01-22 10:00', '2021-01-29 17:30'),
      paused('2021-01-28 17:30'),
      resumed('2021-02-01 09:00'),
    ]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-02-01 17:30'))
  })

  it('is not moved by a pause before it: who granted it knew of that', () => {
    const events = [
      paused('2021-01-19 10:00'),
      resumed('2021-01-20 10:00'),
      extended('2021-01-22 10:00', '2021-02-05 17:30'),
    ]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-02-05 17:30'))
  })
})

describe('A changed limit', () => {
  it('is computed from the same start', () => {
    const events = [changedTo('2021-01-19 10:00', 4, 'working-hour')]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-01-18 15:00'))
  })

  it('leaves what was granted standing, and the last change holds', () => {
    const events = [
      changedTo('2021-01-19 11:00', 7, 'working-day'),
      changedTo('2021-01-19 10:00', 20, 'working-day'),
      extended('2021-01-20 10:00', '2021-02-01 17:30'),
    ]
    expect(due('2021-01-18 09:00', 5, 'working-day', events)).toBe(local('2021-02-01 17:30'))
    expect(due('2021-01-18 09:00', 5, 'working-day', events.slice(0, 2))).toBe(local('2021-01-27 17:30'))
  })
})

describe('A date that somebody set', () => {
  const agreed: Deadline = begin({
    kind: 'date',
    until: local('2021-01-25 17:30'),
    start: local('2021-01-22 14:00'),
    source: { ref: 'plan/1/item/2', name: { zh: '联合处置方案', en: 'the plan' } },
  })

  it('is the due time, on whatever day, and never provisional', () => {
    expect(compute(agreed, CALENDAR)).toEqual({
      runs: true,
      at: local('2021-01-25 17:30'),
      provisional: false,
    })
  })

  it('moves with pauses and extensions like a limit', () => {
    const parked = withEvent(withEvent(agreed, paused('2021-01-25 09:00')), resumed('2021-01-27 09:00'))
    expect(compute(parked, CALENDAR)).toMatchObject({ at: local('2021-01-27 17:30') })
    const later = withEvent(agreed, extended('2021-01-25 09:00', '2021-02-01 12:00'))
    expect(compute(later, CALENDAR)).toMatchObject({ at: local('2021-02-01 12:00') })
  })

  it('becomes a limit when a limit is given to it', () => {
    const limited = withEvent(agreed, changedTo('2021-01-22 15:00', 1, 'working-hour'))
    expect(compute(limited, CALENDAR)).toMatchObject({ at: local('2021-01-22 15:00') })
  })
})

it('comes to the same in whatever order its events are kept', () => {
  const events = [
    paused('2021-01-20 10:00'),
    resumed('2021-01-25 15:00'),
    extended('2021-01-26 10:00', '2021-02-03 17:30'),
    paused('2021-02-01 10:00'),
    resumed('2021-02-02 10:00'),
  ]
  const inOrder = deadlineOf('2021-01-18 09:00', 5, 'working-day', events)
  const backwards = deadlineOf('2021-01-18 09:00', 5, 'working-day', events.toReversed())
  expect(compute(backwards, CALENDAR)).toEqual(compute(inOrder, CALENDAR))
})
