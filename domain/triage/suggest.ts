import type { Place } from '../case/record/place.ts'
import type { Label } from '../label.ts'
import type { KnownPlace, Pack } from '../pack/pack.ts'
import { folded } from '../text.ts'
import { kindOfPlace } from './place-kind.ts'
import { speaksFor, triage } from './triage.ts'
import { isSpot } from './where/in-words.ts'
import { whereSays } from './where/says.ts'

/** What somebody has typed so far. */
export type Typed = {
  readonly description: string
  readonly place: string
  readonly matter?: string | undefined
  readonly point?: Place['point'] | undefined
}

/** A matter whose keywords stand in what was typed, and the one that is being typed. */
export type MatterHint = {
  readonly matter: string
  readonly keywords: readonly string[]
  readonly begun?: string
}

/** The place that was understood, and known ones that it may still become. */
export type PlaceHint = {
  readonly place: Omit<Place, 'text'>
  /** `known`: a name stands in the words; `begun`: only one name begins so; `words`: no place of the pack. */
  readonly by: 'known' | 'begun' | 'words'
  readonly name?: string
  readonly kind?: string
  /** What was found, by what and how sure, in a sentence. */
  readonly says?: Label
  readonly candidates: readonly Pick<KnownPlace, 'code' | 'name' | 'grid'>[]
}

/** As many known places are offered for what was typed of one. */
const MAX_PLACES = 5

/**
 * The matters that the pack's keywords speak for, the likeliest first: triage goes by the most keywords; one that is being
 * typed counts half.
 */
export function matterHints(description: string, { matters }: Pick<Pack, 'matters'>): MatterHint[] {
  const text = folded(description)
  return matters
    .filter((matter) => !contradicted(matter, text))
    .map(({ code, keywords }): MatterHint => {
      const said = keywords.filter((one) => text.includes(folded(one)))
      const begun = keywords.find((one) => !said.includes(one) && endsInBeginningOf(text, folded(one)))
      return { matter: code, keywords: said, ...(begun !== undefined && { begun }) }
    })
    .filter(({ keywords, begun }) => keywords.length > 0 || begun !== undefined)
    .sort((a, b) => worthOf(b) - worthOf(a))
}
const worthOf = ({ keywords, begun }: MatterHint): number =>
  speaksFor({ keywords }, folded(keywords.join(' '))) + (begun === undefined ? 0 : 0.5)

/** Whether the words that speak against a matter are as many as those for it. */
const contradicted = (matter: Pick<Pack['matters'][number], 'keywords' | 'against'>, text: string): boolean =>
  (matter.against ?? []).some((one) => text.includes(folded(one))) && speaksFor(matter, text) <= 0

/** At least half of a word is typed: one letter begins too many words. */
const endsInBeginningOf = (text: string, word: string): boolean =>
  [...word].some(
    (_, at, all) => at > 0 && at * 2 >= all.length && text.endsWith([...word].slice(0, at).join('')),
  )

/** Where it is, as far as that was typed: the place that triage would take, or the only known one that begins so. */
export function placeHint(typed: Typed, pack: Pack): PlaceHint | undefined {
  const { description, point } = typed
  const about = folded(typed.place)
  if (about === '') return undefined
  const words = { description, place: typed.place, salt: '' }
  const { text, ...place } = triage(point === undefined ? {} : { point }, words, pack).place
  const named = pack.places.find(({ code }) => code === place.key)
  const candidates = pack.places
    .filter(
      (one) =>
        isSpot(one) &&
        one !== named &&
        [one.name, ...one.aliases].some((name) => folded(name).includes(about)),
    )
    .slice(0, MAX_PLACES)
  const only = named === undefined && candidates.length === 1 ? candidates[0] : undefined
  const known = named ?? only
  const understood = only === undefined ? place : begunAs(only, place)
  const kind = kindOfPlace({ key: understood.key, text }, pack)
  const { found } = understood
  return {
    place: understood,
    by: named !== undefined ? 'known' : only !== undefined ? 'begun' : 'words',
    ...(known !== undefined && { name: known.name }),
    ...(kind !== undefined && { kind }),
    ...(found !== undefined && { says: whereSays(found, pack) }),
    candidates: candidates.map(({ code, name, grid }) => ({ code, name, grid })),
  }
}

/** The one known place that begins so: likely, until it is written out. */
const begunAs = ({ code, grid }: KnownPlace, place: PlaceHint['place']): PlaceHint['place'] => ({
  ...place,
  key: code,
  grid,
  found: { by: 'name', sure: 'likely', grids: [grid] },
})
