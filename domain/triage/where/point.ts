import gcoord from 'gcoord'
import type { Place } from '../../case/record/place.ts'
import type { Grid } from '../../pack/pack.ts'

/** The types of the package tell a module, but it is CommonJS whose exports are themselves what is meant. */
const { transform, GCJ02, WGS84 } = 'default' in gcoord ? gcoord.default : gcoord

type Point = NonNullable<Place['point']>
type Position = readonly [lng: number, lat: number]

/** Metres from a border within which a pin says no more than that it is at the border. */
export const AT_BORDER = 20
/** Metres of one degree of latitude. */
const DEGREE = 111_320

/** A point in WGS-84, whatever its datum: maps of China shift theirs by some hundred metres. */
export function inWgs84({ lat, lng, datum }: Point): Position {
  if (datum === 'WGS-84') return [lng, lat]
  const [x, y] = transform<[number, number]>([lng, lat], GCJ02, WGS84)
  return [x, y]
}

/** The grids a point lies in or at the border of, the one it lies in first; whether it is at a border; none outside of all. */
export function gridsAt(
  point: Point,
  grids: readonly Grid[],
): { readonly grids: readonly string[]; readonly border: boolean; readonly drawn: boolean } {
  const at = inWgs84(point)
  const drawn = grids.filter(({ area }) => area !== undefined)
  const near = drawn
    .map(({ code, area = [] }) => ({
      code,
      inside: area.some((rings) => isInside(at, rings)),
      away: Math.min(...area.flat().map((ring) => metresFrom(at, ring))),
    }))
    .filter(({ inside, away }) => inside || away <= AT_BORDER)
    .sort((a, b) => Number(b.inside) - Number(a.inside) || (a.code < b.code ? -1 : 1))
  return { grids: near.map(({ code }) => code), border: near.length > 1, drawn: drawn.length > 0 }
}

/** Whether a point lies in a polygon: in its outer ring and in none of its holes. */
const isInside = (at: Position, [outer, ...holes]: readonly (readonly Position[])[]): boolean =>
  outer !== undefined && isInRing(at, outer) && !holes.some((hole) => isInRing(at, hole))

function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + ring.length - 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}

/** Metres from a point to the nearest edge of a ring; flat, which is true enough within a street. */
function metresFrom([lng, lat]: Position, ring: readonly Position[]): number {
  const narrow = Math.cos((lat * Math.PI) / 180)
  const flat = ring.map(([x, y]): Position => [(x - lng) * DEGREE * narrow, (y - lat) * DEGREE])
  return Math.min(
    ...flat.map(([ax, ay], n) => {
      const [bx, by] = flat[(n + 1) % flat.length] ?? [ax, ay]
      const [dx, dy] = [bx - ax, by - ay]
      const length = dx * dx + dy * dy
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
      return Math.hypot(ax + along * dx, ay + along * dy)
    }),
  )
}
