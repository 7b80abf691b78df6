import { afterEach, describe, expect, it, vi } from 'vitest'
import { localDate, nextDate } from '#domain/clock/calendar.ts'
import { after } from '#domain/clock/working-time.ts'
import { workingDaysBetween } from '#domain/precedent/from-case.ts'
import { pastCase, precedentOfPast } from '#domain/precedent/import/past-case.ts'
import { readPastDate } from '#domain/precedent/import/past-date.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'

const NOW = '2021-06-01T01:00:00.000Z'
const read = (written: string) => {
  const found = readPastDate(written, NOW)
  return found.ok ? found.value.at : found.error
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('A date in a file of past cases', () => {
  it.each([
    ...['2021-01-28', '2021/1/28', '2021.1.28', '2021年1月28日', ' ２０２１－０１－２８ ', '44224'],
    // 14.9: a table writes a mere day so as well.
    ...['2021-01-28 00:00:00', '2021/1/28 0:00', '2021年1月28日 00:00', '2021-01-28T00:00:00.000', '44224.0'],
  ])('%s is a day in Shanghai, kept as its noon', (written) =>
    expect(read(written)).toBe('2021-01-28T04:00:00.000Z'),
  )

  it.each([
    ['2021-01-28 23:30', '2021-01-28T15:30:00.000Z'],
    ['2021/1/28 9:30', '2021-01-28T01:30:00.000Z'],
    ['2021年1月28日 9:30:15', '2021-01-28T01:30:15.000Z'],
    ['2021年1月28日9:30', '2021-01-28T01:30:00.000Z'],
    ['2021.1.28 09:30', '2021-01-28T01:30:00.000Z'],
    ['2021-01-28T09:30:00.123', '2021-01-28T01:30:00.000Z'],
    ['2021-01-28T01:30:00Z', '2021-01-28T01:30:00.000Z'],
    ['2021-01-28T03:30+02:00', '2021-01-28T01:30:00.000Z'],
    ['2021-01-28 09:30 +0800', '2021-01-28T01:30:00.000Z'],
    ['44224.3958333333', '2021-01-28T01:30:00.000Z'],
  ])('%s is the same moment in whatever zone the machine is', (written, at) => {
    for (const zone of ['America/New_York', 'Asia/Tokyo', 'UTC']) {
      vi.stubEnv('TZ', zone)
      expect(read(written)).toBe(at)
    }
  })

  it.each([
    ['2021-02-30', 'no day of the calendar'],
    ['2021/13/1', 'no day of the calendar'],
    ['2023-02-29', 'no day of the calendar'],
    ['9999-12-31', 'in the future'],
    ['9999-12-31 23:59 -14:00', 'in the future'],
    ['0000-01-01 00:00 +14:00', 'before 1990-01-01'],
    ['2021-06-01 09:01', 'in the future'],
    ['2021-06-02', 'in the future'],
    ['68000', 'in the future'],
    ['1989-12-31', 'before 1990-01-01'],
    ['32873', 'before 1990-01-01'],
    ['昨天', 'Write 2021-01-28, 2021/1/28'],
    ['20210128', 'no date that can be read'],
    ['144214', 'no date that can be read'],
    ['2021-1/28', 'no date that can be read'],
    ['1/28/2021', 'no date that can be read'],
    ['2021-01-28 24:00', 'no date that can be read'],
    ['2021-01-28 9:60', 'no date that can be read'],
    ['2021-01-28 下午3点', 'no date that can be read'],
    ['+044214-01-01', 'no date that can be read'],
    ['', 'no date that can be read'],
  ])('%s is refused: %s', (written, why) => expect(read(written)).toContain(why))

  it('may be today, at whatever hour it is read', () => {
    expect(read('2021-06-01')).toBe('2021-06-01T04:00:00.000Z')
    expect(read('2021-06-01 09:00')).toBe(NOW)
  })
})

describe('When a past case was opened and closed', () => {
  const made = (openedAt: string | number, closedAt: string | number) => {
    const line = pastCase.parse({ id: 'A-1', openedAt, closedAt, place: '国定路555弄', problem: '车棚' })
    const past = precedentOfPast(line, PACK, CALENDAR, NOW)
    return past.ok ? [past.value.openedAt, past.value.archivedAt] : past.error
  }

  it('may be the numbers a table holds', () =>
    expect(made(44214, 44224.5)).toEqual(['2021-01-18T04:00:00.000Z', '2021-01-28T04:00:00.000Z']))

  it('goes together where one of them is only a day', () => {
    expect(made('2021-01-28 15:00', '2021-01-28')).toEqual([
      '2021-01-28T07:00:00.000Z',
      '2021-01-28T07:00:00.000Z',
    ])
    expect(made('2021-01-28', '2021-01-28 09:30')).toEqual([
      '2021-01-28T01:30:00.000Z',
      '2021-01-28T01:30:00.000Z',
    ])
  })

  it('is refused the other way round, and each date by its own field', () => {
    expect(made('2021-01-28 09:31', '2021-01-28 09:30')).toMatchObject([{ field: 'closedAt' }])
    expect(made('2021-01-29', '2021-01-28 09:30')).toMatchObject([{ field: 'closedAt' }])
    expect(made('2021-02-30', '9999-12-31')).toMatchObject([{ field: 'openedAt' }, { field: 'closedAt' }])
  })
})

describe('A walk over days', () => {
  const wild = '+044214-01-01T04:00:00.000Z'
  it('ends with an error where years are out of all measure, instead of never', () => {
    expect(() => localDate(wild)).toThrow(RangeError)
    expect(() => nextDate('9999-12-31')).toThrow(RangeError)
    expect(() => workingDaysBetween(wild, '+044214-02-01T04:00:00.000Z', CALENDAR)).toThrow(RangeError)
    expect(() => after('9999-12-30T01:00:00.000Z', 1e12, 'working', CALENDAR)).toThrow(RangeError)
  })
})
