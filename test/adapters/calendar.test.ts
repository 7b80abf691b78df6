import { isWorkday } from 'chinese-days'
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { createCalendar, LAST_KNOWN_YEAR } from '#adapters/calendar.ts'
import { atLocal, nextDate } from '#domain/clock/calendar.ts'
import { dueAfter } from '#domain/clock/due.ts'

const calendar = createCalendar([{ from: '09:00', to: '18:00' }])

describe('the calendar', () => {
  it('knows holidays and make-up working days of the year of the story', () => {
    expect(calendar.isWorkingDay('2021-01-18')).toBe(true)
    expect(calendar.isWorkingDay('2021-01-23'), 'a Saturday').toBe(false)
    expect(calendar.isWorkingDay('2021-02-07'), 'a Sunday made up for Spring Festival').toBe(true)
    expect(calendar.isWorkingDay('2021-02-11'), 'Spring Festival, a Thursday').toBe(false)
  })

  it('says the last year that was published: 2026 in this version of the data', () => {
    // When a newer version of chinese-days knows more, raise this number and recompute provisional due times.
    expect(LAST_KNOWN_YEAR).toBe(2026)
    expect(calendar.lastKnownYear).toBe(LAST_KNOWN_YEAR)
  })

  it('makes due times beyond that year provisional', () => {
    const start = atLocal(`${LAST_KNOWN_YEAR}-12-25`, '10:00')
    expect(dueAfter(start, { amount: 1, unit: 'working-day' }, calendar).provisional).toBe(false)
    expect(dueAfter(start, { amount: 9, unit: 'working-day' }, calendar).provisional).toBe(true)
  })

  it('names the holiday that a day off belongs to, or that a working day makes up for', () => {
    expect(calendar.nameOf('2021-02-11')).toEqual({ zh: '春节', en: 'Spring Festival' })
    expect(calendar.nameOf('2021-02-07')).toEqual({ zh: '春节', en: 'Spring Festival' })
    expect(calendar.nameOf('2021-01-23'), 'a plain Saturday').toBeUndefined()
    expect(calendar.nameOf('2021-01-18'), 'a plain Monday').toBeUndefined()
  })

  it('knows of a year without notice what the law itself fixes, and weekends', () => {
    expect(calendar.isWorkingDay(`${LAST_KNOWN_YEAR + 1}-01-01`)).toBe(false)
    expect(calendar.nameOf(`${LAST_KNOWN_YEAR + 1}-10-01`)).toEqual({ zh: '国庆节', en: 'National Day' })
    expect(calendar.nameOf(`${LAST_KNOWN_YEAR + 1}-10-04`)).toBeUndefined()
  })

  it('has never seen a notice change a day before 29 December of the year before', () => {
    // `isPublished` of the domain rests on it: when this fails, the first open day there has to be earlier.
    const days = [...Object.keys(published.holidays), ...Object.keys(published.workdays)]
    const reachingBack = days.filter((date) => date.slice(5) >= '12-01')
    expect(reachingBack.length).toBeGreaterThan(0)
    expect(reachingBack.filter((date) => date.slice(5) < '12-29')).toEqual([])
  })

  it('agrees with the library about every day that it knows', () => {
    const differing: string[] = []
    for (let date = '2010-01-01'; date <= `${LAST_KNOWN_YEAR}-12-31`; date = nextDate(date)) {
      const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
      if (calendar.isWorkingDay(date) !== isWorkday(new Date(year, month - 1, day))) differing.push(date)
    }
    expect(differing).toEqual([])
  })
})
