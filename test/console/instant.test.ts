import { describe, expect, test } from 'vitest'
import { dueLabel, shortDueLabel, urgencyOf } from '../../console/base/instant.ts'

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
