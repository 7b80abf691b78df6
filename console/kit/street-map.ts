import { geoArea, geoBounds, geoContains, geoMercator, geoPath } from 'd3-geo'
import type { Line } from '../base/answers.ts'
import type { Dictionary } from '../base/dictionary.ts'
import type { Point, Size } from './labelled.ts'

type Shape = { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] }

/** On a sphere the order of a ring says which side of it is meant: never more than half the world. */
const drawable = (polygons: number[][][][]): Shape => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((rings) =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI
      ? rings.map((ring) => ring.toReversed())
      : rings,
  ),
})

/** So far apart, in units of the drawing, lie the places that are tried for a label. */
const STEP = 10

/** Tries to hit the inside of a grid: their outlines fill most of their boxes. */
const TRIES = 30

/** Numbers from 0 to 1 that are always the same for one word. */
function* chancesOf(word: string): Generator<number, never> {
  let state = 2_166_136_261
  for (const one of word) state = Math.imul(state ^ (one.codePointAt(0) ?? 0), 16_777_619)
  for (;;) {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9
    yield ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** Somewhere in a grid, always the same for one place: it tells the grid and nothing more. */
function somewhereIn(shape: Shape, key: string): [number, number] | undefined {
  const [[west, south], [east, north]] = geoBounds(shape)
  const chances = chancesOf(key)
  for (let tried = 0; tried < TRIES; tried += 1) {
    const at: [number, number] = [
      west + (east - west) * (0.08 + 0.84 * chances.next().value),
      south + (north - south) * (0.08 + 0.84 * chances.next().value),
    ]
    if (geoContains(shape, at)) return at
  }
  return undefined
}

function latticeIn([[left, top], [right, bottom]]: [[number, number], [number, number]]): Point[] {
  const points: Point[] = []
  for (let x = left + STEP / 2; x < right; x += STEP)
    for (let y = top + STEP / 2; y < bottom; y += STEP) points.push([x, y])
  return points
}

const cornersOf = ([x, y]: Point, { width, height }: Size): readonly [number, number][] =>
  [-1, 1].flatMap((sideways) =>
    [-1, 1].map((up): [number, number] => [x + (sideways * width) / 2, y + (up * height) / 2]),
  )

/** The grids of a street drawn into a box, and where a case lies in it. */
export function streetIn(areas: Dictionary['areas'], { width, height }: Size) {
  const shapes = Object.entries(areas).map(([code, polygons]) => [code, drawable(polygons)] as const)
  const all = { type: 'GeometryCollection' as const, geometries: shapes.map(([, shape]) => shape) }
  const at = geoMercator().fitExtent(
    [
      [6, 6],
      [width - 6, height - 6],
    ],
    all,
  )
  const path = geoPath(at)
  const byGrid = new Map(shapes)
  const guessed = new Map<string, [number, number] | undefined>()
  const holds = (shape: Shape, point: [number, number]): boolean => {
    const where = at.invert?.(point)
    return where !== undefined && where !== null && geoContains(shape, where)
  }
  return {
    grids: shapes.map(([code, shape]) => ({ code, d: path(shape) ?? '', centre: path.centroid(shape) })),
    /** Where a label's middle may lie in each grid: wholly inside it, the middle of the grid first; there where it fits nowhere. */
    roomFor(label: Size): ReadonlyMap<string, readonly Point[]> {
      return new Map(
        shapes.map(([code, shape]) => {
          const middle = path.centroid(shape)
          const inside = latticeIn(path.bounds(shape)).filter((one) =>
            cornersOf(one, label).every((corner) => holds(shape, corner)),
          )
          const far = ([x, y]: Point): number => Math.hypot(x - middle[0], y - middle[1])
          return [code, inside.length === 0 ? [middle] : inside.sort((a, b) => far(a) - far(b))]
        }),
      )
    },
    /** Where it is drawn: at its point, or somewhere in its grid when it has none. */
    placeOf({ place: { point, key, grid } }: Line): [number, number] | null {
      if (point?.datum === 'WGS-84') return at([point.lng, point.lat])
      const shape = byGrid.get(grid)
      if (shape === undefined) return null
      if (!guessed.has(key)) guessed.set(key, somewhereIn(shape, key))
      const somewhere = guessed.get(key)
      return somewhere === undefined ? null : at(somewhere)
    },
  }
}
