import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import type { Advice } from '../kit/seen-reasons.ts'
import css from './form.module.css'
import parts from './parts.module.css'

/** What the place was understood as, with its grid; and places that begin so, offered below the field. */
export function Understood({ place }: { readonly place: Advice['place'] }) {
  const say = useSay()
  const dictionary = useDictionary()
  const known = place !== undefined && place.by !== 'words'
  const found = place?.found
  const certain = found?.sure === 'certain'
  const placed = found === undefined || found.grids.length > 0
  const grid = place === undefined || !placed ? '' : say(nameOf(dictionary, 'grid', place.grid))
  return (
    <>
      <span id="understood" className={known || certain ? parts.known : css.unknown}>
        {known && `✓ ${place.name ?? ''} · ${grid}`}
        {place?.by === 'words' && place.says === undefined && grid}
        {place?.says !== undefined && (!known || !certain) && (
          <small>{`${certain ? '✓' : ''} ${say(place.says)}`}</small>
        )}
      </span>
      <datalist id="places">
        {place?.candidates.map((one) => (
          <option key={one.code} value={one.name}>
            {say(nameOf(dictionary, 'grid', one.grid))}
          </option>
        ))}
      </datalist>
    </>
  )
}
