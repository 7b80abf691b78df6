import { describe, expect, test } from 'vitest'
import { urgencyOf } from '../../console/base/instant.ts'

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
