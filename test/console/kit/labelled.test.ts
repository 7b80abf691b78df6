import { expect, test } from 'vitest'
import type { Line } from '../../../console/base/answers.ts'
import { type Cluster, clustersOf, labelled, type Point } from '../../../console/kit/labelled.ts'

const LABEL = { width: 90, height: 40 }
const NEAR = { width: 34, height: 18 }
const EDGE = { g1: 0, g2: 200 }
/** Two grids beside one another, 200 by 240 each: where the label of each may lie, the middle first. */
const room = new Map(
  Object.entries(EDGE).map(([grid, left]) => [
    grid,
    [100, 60, 140, 50, 150].flatMap((x) => [120, 60, 180, 25, 215].map((y): Point => [left + x, y])),
  ]),
)

/** So many cases, evenly over the part of the drawing that lies right of somewhere. */
const casesFrom = (left: number, many: number): readonly Line[] =>
  Array.from({ length: many }, (_, n) => {
    const lng = left + (((n * 7) % 97) / 97) * (400 - left)
    const point = { lat: ((n % 53) / 53) * 240, lng, datum: 'WGS-84' }
    return { caseId: `c-${n}`, place: { key: `p-${n}`, grid: lng < EDGE.g2 ? 'g1' : 'g2', point } } as Line
  })
const placeOf = ({ place: { point } }: Line): [number, number] => [point?.lng ?? 0, point?.lat ?? 0]

const told = (signs: readonly Cluster[]): string[] =>
  signs.flatMap(({ lines }) => lines.map(({ caseId }) => caseId)).sort()

test.each([1, 20, 155, 2_000])('of %i cases no sign lies under a label, and each is told by one', (many) => {
  const lines = casesFrom(0, many)
  const { labels, signs } = labelled(clustersOf(lines, placeOf, NEAR), room, LABEL)
  expect([...labels.keys()]).toEqual(['g1', 'g2'])
  expect(told(signs)).toEqual(lines.map(({ caseId }) => caseId).sort())
  for (const [x, y] of labels.values())
    for (const sign of signs) {
      const beside = Math.abs(sign.x - x) > LABEL.width / 2 || Math.abs(sign.y - y) > LABEL.height / 2
      expect(beside, `a sign at ${sign.x} ${sign.y} under the label at ${x} ${y}`).toBe(true)
    }
})

test('no two signs of a grid lie nearer than is said', () => {
  const ofOne = casesFrom(0, 2_000).filter(({ place }) => place.grid === 'g1')
  const signs = clustersOf(ofOne, placeOf, NEAR)
  expect(signs.length).toBeGreaterThan(40)
  const apart = ([one, other]: readonly [Cluster, Cluster]): boolean =>
    Math.abs(one.x - other.x) >= NEAR.width || Math.abs(one.y - other.y) >= NEAR.height
  const pairs = signs.flatMap((one, n) => signs.slice(n + 1).map((other) => [one, other] as const))
  expect(pairs.filter((pair) => !apart(pair))).toEqual([])
})

test('a label gives way to signs, and stays in the middle where there are none', () => {
  const half = casesFrom(310, 200)
  const { labels, signs } = labelled(clustersOf(half, placeOf, NEAR), room, LABEL)
  const [middle, inG2] = [room.get('g1')?.[0], room.get('g2')?.[0]]
  expect(labels.get('g1')).toEqual(middle)
  expect(labels.get('g2')?.[0]).toBeLessThan(inG2?.[0] ?? 0)
  // Where there is room for it nothing has to be told by another.
  expect(signs).toHaveLength(clustersOf(half, placeOf, NEAR).length)
})

test('what lies where a label has to be is told by a sign of its own grid', () => {
  const before = clustersOf(casesFrom(0, 2_000), placeOf, NEAR)
  const { signs } = labelled(before, room, LABEL)
  expect(signs.length).toBeLessThan(before.length)
  expect(signs.filter(({ lines }) => new Set(lines.map(({ place }) => place.grid)).size > 1)).toEqual([])
})
