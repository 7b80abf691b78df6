import type { Place } from '../case/record/place.ts'
import type { Pack } from '../pack/pack.ts'
import { folded } from '../text.ts'

/**
 * What kind of place (场所类型) it is: of a known place what the pack says, else the first kind of the pack one of whose
 * words stands in its name or in the words that were used.
 * @returns the code of a kind, or nothing when no word tells
 */
export function kindOfPlace(
  { key, text }: Pick<Place, 'key' | 'text'>,
  { places, placeKinds }: Pick<Pack, 'places' | 'placeKinds'>,
): string | undefined {
  const known = places.find(({ code }) => code === key)
  const said = folded(`${known?.name ?? ''} ${text}`)
  return (
    known?.kind ?? placeKinds.find(({ words }) => words.some((word) => said.includes(folded(word))))?.code
  )
}
