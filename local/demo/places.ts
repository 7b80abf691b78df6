import type { Pack } from '#domain/pack/pack.ts'
import type { Chance } from './chance.ts'

/** A place of the demo as people say it, and the grid it lies in, which the gazetteer may not know. */
export type DemoPlace = { readonly text: string; readonly grid: string }

/** Roads of the street, each with the grid that most of it lies in. */
const ROADS = [
  { road: '国定路', grid: 'g1' },
  { road: '政通路', grid: 'g1' },
  { road: '淞沪路', grid: 'g2' },
  { road: '四平路', grid: 'g3' },
  { road: '政立路', grid: 'g4' },
  { road: '国和路', grid: 'g5' },
] as const
/** How many lanes of each road are in the demo. */
const LANES = 11

/** The places of the sample pack, first, and lanes beside them that its gazetteer does not know. */
export function placesOf({ places, grids }: Pick<Pack, 'places' | 'grids'>, chance: Chance): DemoPlace[] {
  const known = places.map(({ name, grid }) => ({ text: name, grid }))
  const codes = grids.map(({ code }) => code)
  const lanes = ROADS.flatMap(({ road, grid }) =>
    Array.from({ length: LANES }, (_, n) => ({
      text: `${road}${40 + n * 36 + 2 * chance.below(14)}弄`,
      grid: codes.includes(grid) ? grid : (codes[0] ?? grid),
    })),
  )
  const said = new Set(known.map(({ text }) => text))
  return [...known, ...lanes.filter(({ text }) => !said.has(text))]
}
