import type { Line } from '../base/answers.ts'

/** A point of the drawing. */
export type Point = readonly [x: number, y: number]
/** In units of the drawing. */
export type Size = { readonly width: number; readonly height: number }

/** Cases that lie near one another. */
export type Cluster = { readonly x: number; readonly y: number; readonly lines: Line[] }

const gridOf = ({ lines }: Cluster): string | undefined => lines[0]?.place.grid

/**
 * Cases of a grid that lie near one another as one sign each.
 * @param near how far is near, sideways and up: beside a sign stands how many it is for
 */
export function clustersOf(
  lines: readonly Line[],
  placeOf: (line: Line) => [number, number] | null,
  near: Size,
): readonly Cluster[] {
  const clusters: Cluster[] = []
  for (const line of lines) {
    const at = placeOf(line)
    if (at === null) continue
    const [x, y] = at
    const isNear = (one: Cluster): boolean =>
      Math.abs(one.x - x) < near.width && Math.abs(one.y - y) < near.height
    const there = clusters.find((one) => isNear(one) && gridOf(one) === line.place.grid)
    if (there === undefined) clusters.push({ x, y, lines: [line] })
    else there.lines.push(line)
  }
  return clusters
}

/** How far a sign reaches from its point; to the right stands how many it is for. */
const REACH = 8
const DIGIT = 7

/** Whether a sign would lie under a label. */
const isUnder = ({ x, y, lines }: Cluster, [atX, atY]: Point, { width, height }: Size): boolean => {
  const right = lines.length > 1 ? REACH + DIGIT * String(lines.length).length : REACH
  return (
    x + right > atX - width / 2 &&
    x - REACH < atX + width / 2 &&
    y + REACH > atY - height / 2 &&
    y - REACH < atY + height / 2
  )
}

/** Of two signs how far one is from the other; one of the same grid is nearer than any other. */
const farFrom =
  ({ x, y, lines }: Cluster) =>
  (other: Cluster): number =>
    Math.hypot(other.x - x, other.y - y) + (gridOf(other) === lines[0]?.place.grid ? 0 : OTHER_GRID)
const OTHER_GRID = 10_000

/**
 * The labels of the grids and the signs of the cases, so that no label covers a sign: each lies where the fewest are, and
 * what is there nevertheless is told by the nearest sign beside it.
 * @param room where the label of each grid may lie, the best place first
 */
export function labelled(
  clusters: readonly Cluster[],
  room: ReadonlyMap<string, readonly Point[]>,
  label: Size,
): { readonly labels: ReadonlyMap<string, Point>; readonly signs: readonly Cluster[] } {
  const labels = new Map<string, Point>()
  for (const [code, points] of room) {
    const covered = points.map((point) => clusters.filter((one) => isUnder(one, point, label)).length)
    const best = points[covered.indexOf(Math.min(...covered))]
    if (best !== undefined) labels.set(code, best)
  }
  let signs = clusters
  for (;;) {
    const hidden = signs.find((one) => [...labels.values()].some((point) => isUnder(one, point, label)))
    const others = signs.filter((one) => one !== hidden)
    if (hidden === undefined || others.length === 0) return { labels, signs }
    const far = farFrom(hidden)
    const nearest = others.reduce((best, one) => (far(one) < far(best) ? one : best))
    const both = { ...nearest, lines: [...nearest.lines, ...hidden.lines] }
    signs = others.map((one) => (one === nearest ? both : one))
  }
}
