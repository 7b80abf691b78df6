import { describe, expect, it } from 'vitest'
import { LAST_KNOWN_YEAR } from '#adapters/calendar.ts'
import type { Calendar } from '#domain/clock/calendar.ts'
import { compute } from '#domain/clock/compute.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { recompute } from '#domain/clock/recompute.ts'
import { CALENDAR, local } from '#test/support/case-harness.ts'
import { deadlineOf, extended, paused } from './deadlines.ts'

/**
 * As it was before the notice for 2021 came out (25 November 2020): that year had plain weeks. The notice itself is then
 * the data that arrives.
 */
const BEFORE_NOTICE: Calendar = {
  ...CALENDAR,
  lastKnownYear: 2020,
  isWorkingDay: (date) =>
    date < '2021'
      ? CALENDAR.isWorkingDay(date)
      : ![0, 6].includes(new Date(`${date}T00:00:00.000Z`).getUTCDay()),
  nameOf: (date) => (date < '2021' ? CALENDAR.nameOf(date) : undefined),
}

const stored = (deadline: ReturnType<typeof deadlineOf>, calendar: Calendar) => {
  const due = compute(deadline, calendar)
  return due.runs ? { at: due.at, provisional: due.provisional } : { provisional: due.provisional }
}

describe('A due time in a year without notice', () => {
  it('is provisional, and moves when the notice says otherwise', () => {
    // Until the notice: 8 to 12 and 15 February. With it: 7 to 10, then 18 and 19 February.
    const one = deadlineOf('2021-02-05 10:00', 6, 'working-day')
    const before = stored(one, BEFORE_NOTICE)
    expect(before).toEqual({ at: local('2021-02-15 17:30'), provisional: true })
    expect(recompute(one, before, BEFORE_NOTICE).change).toBe('same')
    expect(recompute(one, before, CALENDAR)).toEqual({
      due: { runs: true, at: local('2021-02-19 17:30'), provisional: false },
      change: 'moved',
    })
  })

  it('may move to an earlier day: a make-up working day is one day more', () => {
    const one = deadlineOf('2021-02-05 10:00', 2, 'working-day')
    expect(stored(one, BEFORE_NOTICE).at).toBe(local('2021-02-09 17:30'))
    expect(recompute(one, stored(one, BEFORE_NOTICE), CALENDAR).due).toMatchObject({
      at: local('2021-02-08 17:30'),
    })
  })

  it('is confirmed when the notice changes nothing about it', () => {
    const one = deadlineOf('2021-01-18 10:00', 3, 'working-day')
    expect(recompute(one, stored(one, BEFORE_NOTICE), CALENDAR)).toEqual({
      due: { runs: true, at: local('2021-01-21 17:30'), provisional: false },
      change: 'confirmed',
    })
  })

  it('says which notice it waits for', () => {
    const because = explainDue(deadlineOf('2021-02-05 10:00', 6, 'working-day'), BEFORE_NOTICE)
    expect(because).toMatchObject({ provisional: true, unpublishedYear: 2021 })
  })

  it('begins with 29 December: a notice reaches back over the turn of the year', () => {
    const last = (start: string) => compute(deadlineOf(start, 1, 'working-day'), CALENDAR)
    expect(last(`${LAST_KNOWN_YEAR}-12-25 10:00`).provisional).toBe(false)
    expect(last(`${LAST_KNOWN_YEAR}-12-28 10:00`).provisional).toBe(true)
  })

  it('stays provisional under an extension as long as the limit itself might reach further', () => {
    const granted = deadlineOf('2021-02-05 10:00', 6, 'working-day', [
      extended('2021-02-05 11:00', '2021-02-17 12:00'),
    ])
    const before = stored(granted, BEFORE_NOTICE)
    expect(before).toEqual({ at: local('2021-02-17 12:00'), provisional: true })
    expect(recompute(granted, before, CALENDAR)).toMatchObject({
      change: 'moved',
      due: { at: local('2021-02-19 17:30') },
    })
  })

  it('matters neither to emergency units nor to a clock that stands still', () => {
    expect(stored(deadlineOf('2021-02-05 10:00', 9, 'emergency-day'), BEFORE_NOTICE).provisional).toBe(false)
    const parked = deadlineOf('2021-02-05 10:00', 6, 'working-day', [paused('2021-02-08 10:00')])
    expect(recompute(parked, stored(parked, BEFORE_NOTICE), CALENDAR).change).toBe('same')
  })
})

it('Replaying a due time that was stored otherwise tells so', () => {
  const one = deadlineOf('2021-01-18 10:00', 3, 'working-day')
  const wrong = { at: local('2021-01-22 17:30'), provisional: false }
  expect(recompute(one, wrong, CALENDAR).change).toBe('moved')
})
