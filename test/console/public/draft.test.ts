import { expect, test } from 'vitest'
import { EMPTY, leftOf } from '../../../console/public/report/draft.ts'

const SENT = {
  ...EMPTY,
  description: '楼道堆物',
  place: '国定路555弄',
  name: '王女士',
  phone: '13800000000',
  key: 'k-1',
}

test('who reported is kept in the browser for the next time, and nothing of what was sent', () => {
  expect(leftOf(SENT)).toEqual({ ...EMPTY, name: '王女士', phone: '13800000000' })
})

test('of what is for the discipline office nothing is kept there, as its reporter is told', () => {
  expect(leftOf({ ...SENT, appeal: 'tip-off', discipline: true })).toEqual(EMPTY)
  // Ticked, and then another appeal was chosen: it is handled here.
  expect(leftOf({ ...SENT, discipline: true })).toMatchObject({ discipline: false, phone: '13800000000' })
})
