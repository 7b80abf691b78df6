import type { Place } from '../case/record/place.ts'
import type { Label } from '../label.ts'
import type { KnownPlace, Pack } from '../pack/pack.ts'
import { folded } from '../text.ts'
import { kindOfPlace } from './place-kind.ts'
import { triage } from './triage.ts'
import { saidWords } from './weigh.ts'
import { whatIs } from './what.ts'
import { isSpot } from './where/in-words.ts'
import { whereSays } from './where/says.ts'

/** What somebody has typed so far. */
export type Typed = {
  readonly description: string
  readonly place: string
  readonly matter?: string | undefined
  readonly point?: Place['point'] | undefined
  /** 部件编码: the component that it is about. */
  readonly component?: string | undefined
}

/** A matter that words speak for, with what they weigh, and the word that is being typed. */
export type MatterHint = {
  readonly matter: string
  readonly score: number
  readonly keywords: readonly string[]
  readonly against?: readonly string[]
  /** Nothing else comes near it: a routing rule may go by it once a person has said so. */
  readonly sure?: boolean
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
 * The matters that the pack's words speak for, the likeliest first, as triage goes by them; one a word of which is being typed
 * counts half a word.
 */
export function matterHints(description: string, pack: Pick<Pack, 'matters' | 'doors'>): MatterHint[] {
  const { matters, sure } = whatIs(description, pack)
  const text = folded(description)
  return pack.matters
    .flatMap(({ code, keywords }): MatterHint[] => {
      const told = matters.find(({ matter }) => matter === code)
      const words = told?.words ?? []
      const begun = saidWords(keywords).find(
        (one) => !words.includes(one) && endsInBeginningOf(text, folded(one), matters.length > 0 ? 2 : 1),
      )
      if (told === undefined && begun === undefined) return []
      return [
        {
          matter: code,
          score: told?.score ?? 0,
          keywords: words,
          ...(told !== undefined && told.against.length > 0 && { against: told.against }),
          ...(sure && told === matters[0] && { sure }),
          ...(begun !== undefined && { begun }),
        },
      ]
    })
    .sort((a, b) => worthOf(b) - worthOf(a))
}
const worthOf = ({ score, begun }: MatterHint): number => score + (begun === undefined ? 0 : 0.5)

/** At least half of a word is typed, and of what tells something already two letters: one begins too many words. */
const endsInBeginningOf = (text: string, word: string, least: number): boolean =>
  [...word].some(
    (_, at, all) => at >= least && at * 2 >= all.length && text.endsWith([...word].slice(0, at).join('')),
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
