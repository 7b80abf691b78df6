import { geoArea, geoBounds, geoContains, geoMercator, geoPath } from 'd3-geo'
import type { Line } from '../base/answers.ts'
import type { Dictionary } from '../base/dictionary.ts'
import { isParked, urgencyOfLine } from './board.ts'

/** How a case is drawn on a map. */
export type State = 'late' | 'soon' | 'fine' | 'parked'
export const SHAPES: Readonly<Record<State, string>> = {
  late: 'M0-7l7 7-7 7-7-7z',
  soon: 'M0-6.5l7 12h-14z',
  fine: 'M0-4.5a4.5 4.5 0 1 0 .01 0z',
  parked: 'M-5-6h4v12h-4zM1-6h4v12h-4z',
}
/** Of several in one place the one that is drawn. */
const WORST: readonly State[] = ['late', 'soon', 'parked', 'fine']

export const stateOf = (line: Line, now: number): State =>
  isParked(line) ? 'parked' : urgencyOfLine(line, now)

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

/** The grids of a street drawn into a box, and where a case lies in it. */
export function streetIn(areas: Dictionary['areas'], { width, height }: { width: number; height: number }) {
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
  return {
    grids: shapes.map(([code, shape]) => ({ code, d: path(shape) ?? '', centre: path.centroid(shape) })),
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

/** Cases that lie near one another. */
export type Cluster = { readonly x: number; readonly y: number; readonly lines: Line[] }

/**
 * Cases that lie near one another as one sign each.
 * @param near how many units of the drawing are near
 */
export function clustersOf(
  lines: readonly Line[],
  placeOf: (line: Line) => [number, number] | null,
  near: number,
): readonly Cluster[] {
  const cells = new Map<string, Cluster>()
  for (const line of lines) {
    const placed = placeOf(line)
    if (placed === null) continue
    const [x, y] = placed
    const cell = `${Math.round(x / near)} ${Math.round(y / near)}`
    const there = cells.get(cell)
    if (there === undefined) cells.set(cell, { x, y, lines: [line] })
    else there.lines.push(line)
  }
  return [...cells.values()]
}

/** How a sign for several cases is drawn: as the worst of them. */
export const worstOf = (lines: readonly Line[], now: number): State =>
  WORST.find((one) => lines.some((line) => stateOf(line, now) === one)) ?? 'fine'
