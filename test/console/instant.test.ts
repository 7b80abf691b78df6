import { describe, expect, test } from 'vitest'
import { dueLabel, shortDueLabel, urgencyOf, workingSpanLabel } from '../../console/base/instant.ts'

const NOON = Date.parse('2021-01-18T04:00:00.000Z')

describe('How urgent something is on the screen', () => {
  test.each([
    ['its due time has passed', { dueAt: '2021-01-18T03:59:00.000Z' }, 'late'],
    [
      'it has passed, but who owes it waits for a ruling',
      { dueAt: '2021-01-18T03:59:00.000Z', held: '2021-01-17T01:00:00.000Z' },
      'waiting',
    ],
    ['it is later today in Shanghai', { dueAt: '2021-01-18T15:59:00.000Z' }, 'soon'],
    ['it is tomorrow in Shanghai', { dueAt: '2021-01-18T16:00:00.000Z' }, 'fine'],
  ])('when %s', (_, of, urgency) => {
    expect(urgencyOf(of, NOON)).toBe(urgency)
  })
})

test('What is due at midnight is due at the end of the day before', () => {
  expect(dueLabel('2021-01-25T16:00:00.000Z')).toEqual({ zh: '1月25日 周一 24:00', en: 'Mon 25/1 24:00' })
  expect(shortDueLabel('2021-01-31T16:00:00.000Z', NOON)).toEqual({ zh: '31日 24:00', en: '31/1 24:00' })
  expect(shortDueLabel('2021-02-01T09:30:00.000Z', NOON)).toEqual({ zh: '2月1日 17:30', en: '1/2 17:30' })
})

describe('What is left of working time', () => {
  const A_DAY = 8.5 * 3_600_000
  test.each([
    ['is told in whole days', 2.9 * A_DAY, false, '2 天'],
    ['is told in hours and minutes within one', 0.5 * A_DAY, false, '4 时 15 分'],
    ['is told in hours when it ends today, before the day has begun as well', A_DAY, true, '8 时 30 分'],
  ])('%s', (_, left, today, words) => {
    expect(workingSpanLabel(left, A_DAY, today).zh).toBe(words)
  })
})
