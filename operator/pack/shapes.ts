import { difference, intersection, union } from 'polyclip-ts'
import type { Tell } from './fault.ts'
import type { Area, DrawnGrid } from './grids.ts'

/** Metres in a degree of latitude. */
const DEGREE = 111_320
/** Slivers below this many square metres come from rounding, and are nobody's ground. */
const SLIVER = 25

/**
 * Tells grids that overlap, gaps between them, and what lies outside the outline of the jurisdiction. Without an outline
 * a gap is ground that grids enclose, or that parts them.
 */
export function tellShapes(grids: readonly DrawnGrid[], outline: Area | undefined, tell: Tell): void {
  const drawn = grids.flatMap(({ name, area }) => (area === undefined ? [] : [{ name: name.zh, area }]))
  drawn.forEach((one, at) => {
    for (const other of drawn.slice(0, at)) {
      const common = intersection(one.area, other.area)
      if (squareMetres(common) >= SLIVER)
        tell(around(common), 'grid-overlap', { said: other.name, other: one.name, zh: told(common) })
    }
  })
  const [first, ...rest] = drawn.map(({ area }) => area)
  if (first === undefined) return
  const whole: Area = union(first, ...rest)
  for (const gap of outline === undefined ? gapsIn(whole) : difference(outline, whole).map((one) => [one]))
    if (squareMetres(gap) >= SLIVER) tell(around(gap), 'grid-gap', { said: pointOf(gap), zh: told(gap) })
  for (const { name, area } of outline === undefined ? [] : drawn) {
    const outside = difference(area, outline ?? [])
    if (squareMetres(outside) >= SLIVER)
      tell(around(outside), 'grid-outside', { said: name, zh: told(outside) })
  }
}

/** Ground that grids enclose: the holes of what they cover together. */
const gapsIn = (whole: Area): Area[] => whole.flatMap(([, ...holes]) => holes.map((hole) => [[hole]]))

/** The size of an area small enough to be taken as flat. */
function squareMetres(area: Area): number {
  return area.reduce((sum, rings) => {
    const [outer = 0, ...holes] = rings.map((ring) => {
      const [[, latitude] = [0, 0]] = ring
      const doubled = ring.reduce((all, [x, y], at) => {
        const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
        return all + x * nextY - nextX * y
      }, 0)
      return (Math.abs(doubled) / 2) * DEGREE * DEGREE * Math.cos((latitude * Math.PI) / 180)
    })
    return sum + outer - holes.reduce((all, hole) => all + hole, 0)
  }, 0)
}

const told = (area: Area): string => String(Math.round(squareMetres(area)))
const pointOf = (area: Area): string => {
  const [longitude, latitude] = area[0]?.[0]?.[0] ?? [0, 0]
  return `${longitude.toFixed(4)},${latitude.toFixed(4)}`
}
const around = (area: Area) => ({ path: `features @ ${pointOf(area)}` })
