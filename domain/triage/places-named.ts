import type { Pack } from '../pack/pack.ts'
import { folded } from '../text.ts'
import { placeOf } from './triage.ts'
import { isSpot } from './where/in-words.ts'

/** A place that words may mean: its key, and the grids in which a case there may lie. */
export type NamedPlace = { readonly key: string; readonly grids: readonly string[] }

/** Grids in which a place is looked for that only words tell: which one, whoever took it in may have said. */
const GRIDS = 12

/**
 * The places that words may mean: the one that they tell, and known ones of whose name or alias they are a part.
 * @param most so many known ones at most
 */
export function placesNamed(
  words: string,
  pack: Pick<Pack, 'doors' | 'fallbackGrid' | 'grids' | 'places'>,
  most: number,
): readonly NamedPlace[] {
  const told = placeOf(words, pack)
  const isKnown = pack.places.some(({ code }) => code === told.key)
  const about = folded(words)
  const begun = pack.places
    .filter((one) => isSpot(one) && [one.name, ...one.aliases].some((name) => folded(name).includes(about)))
    .slice(0, most)
    .map(({ code, grid }) => ({ key: code, grids: [grid] }))
  const meant = {
    key: told.key,
    grids: isKnown ? [told.grid] : pack.grids.slice(0, GRIDS).map(({ code }) => code),
  }
  return [meant, ...begun.filter(({ key }) => key !== told.key)]
}
