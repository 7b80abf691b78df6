import { sounded } from '../../sounds.ts'
import { foundInWords, type InWords } from './in-words.ts'
import type { Gazetteer } from './mentions.ts'
import { plainAddress } from './plain.ts'

/** Han characters that a name has at least: shorter ones sound like too much else. */
const LEAST = 3

/** Names of a gazetteer with their sounds, the longest first: made once, for a pack never changes. */
type Heard = readonly { readonly name: string; readonly sound: string }[]
const HEARD = new WeakMap<object, Heard>()

function heardOf({ places }: Gazetteer): Heard {
  const known = HEARD.get(places)
  if (known !== undefined) return known
  const names = places.flatMap(({ name, aliases, numbers }) => [
    name,
    ...aliases,
    ...(numbers === undefined ? [] : [numbers.road]),
  ])
  const heard = [...new Set(names.map(plainAddress))]
    .filter((name) => (name.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => ({ name, sound: sounded(name) }))
  HEARD.set(places, heard)
  return heard
}

/**
 * Where words say that something is that were mistyped by sound: 国订路 for 国定路. It is never more than likely, and nothing is
 * outside by it: asked only where the words as they are written tell nothing.
 */
export function foundBySound(words: string, gazetteer: Gazetteer): InWords | undefined {
  let about = plainAddress(words)
  for (const { name, sound } of heardOf(gazetteer)) {
    const at = sounded(about).indexOf(sound)
    if (at >= 0) about = `${about.slice(0, at)}${name}${about.slice(at + name.length)}`
  }
  const meant = foundInWords(about, gazetteer)
  const { found } = meant
  return found.grids.length === 0 ? undefined : { ...meant, found: { ...found, sure: 'likely' } }
}
