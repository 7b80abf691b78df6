import { expect, test } from 'vitest'
import { hoursOf, isWithin } from '../../../console/wall/hours.ts'
import { laneOf } from '../../../console/wall/lane.ts'

test.each([
  ['国定路555弄 非机动车棚', '国定路555弄'],
  ['政立路580弄3号楼道', '政立路580弄'],
  ['淞沪路3000号', '淞沪路'],
  ['邯郸路2至798号双号', '邯郸路'],
  ['黄兴路1600至2100号', '黄兴路'],
  ['国定路335弄12号501室', '国定路335弄'],
  ['创智园（3号门旁）', '创智园'],
  ['五角场地铁站', '五角场地铁站'],
  ['12号', '—'],
])('%s is shown on a wall as %s', (place, shown) => {
  expect(laneOf(place)).toBe(shown)
})

const NOW = Date.parse('2026-11-28T04:30:00Z')

test('the last 24 hours are counted by hour, the present one last, and nothing before or after', () => {
  const hours = hoursOf(
    [
      '2026-11-28T04:29:00Z',
      '2026-11-28T03:31:00Z',
      '2026-11-28T03:29:00Z',
      '2026-11-27T04:31:00Z',
      '2026-11-27T04:29:00Z',
      '2026-11-28T04:31:00Z',
    ],
    NOW,
  )
  expect(hours).toHaveLength(24)
  expect([hours[23], hours[22], hours[0]]).toEqual([2, 1, 1])
  expect(hours.reduce((sum, one) => sum + one, 0)).toBe(4)
  expect(isWithin('2026-11-27T04:31:00Z', NOW)).toBe(true)
  expect(isWithin('2026-11-27T04:29:00Z', NOW)).toBe(false)
  expect(isWithin(undefined, NOW)).toBe(false)
})
