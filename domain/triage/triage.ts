import { createHash } from 'node:crypto'
import type { Place } from '../case/record/place.ts'
import { commitTo, saltOf } from '../events/envelope/chain.ts'
import type { KnownPlace, Matter, Pack } from '../pack/pack.ts'
import { redact } from '../redaction/redact.ts'
import type { Report, ReportText } from '../report/record/report.ts'
import { beginning, folded } from '../text.ts'

/** What triage makes of a report: where it is, what it is. Whether it was seen before, the duplicate key tells. */
export type Triaged = {
  readonly place: Place
  readonly matter: Matter
  readonly condition: string
  /** The matter was guessed from words: nobody named it. */
  readonly guessed?: true
  readonly instructionDraft: string
}

/**
 * The simplest true triage: a place is known when its name or an alias stands in the words about the place (the
 * longest wins), else it is those words; the matter is the one that was named, else the one most of whose keywords
 * stand in the description, less those that speak against it; else the unsorted one.
 */
export function triage(report: Pick<Report, 'matter' | 'point'>, words: ReportText, pack: Pack): Triaged {
  const matter = matterFor(report.matter, folded(words.description), pack)
  return {
    place: { ...placeOf(words.place, pack), ...(report.point === undefined ? {} : { point: report.point }) },
    matter,
    condition: matter.conditions[0]?.code ?? '',
    ...(matter.code === report.matter ? {} : { guessed: true }),
    // 派遣说明: what the dispatcher begins with.
    instructionDraft: beginning(redact(words.description), LONGEST),
  }
}

/**
 * The place that words tell: the known one whose name or alias stands in them (the longest wins), under the gazetteer's
 * name and with its grid; else the words without personal data, and a key made of those: what tells a reporter's flat is
 * neither kept with the case nor to be guessed from the key, and the building is one place.
 * @param grid of a place that nobody knows; the pack's fallback unless somebody says better
 */
export function placeOf(
  words: string,
  pack: Pick<Pack, 'places' | 'fallbackGrid'>,
  grid = pack.fallbackGrid,
): Place {
  const about = folded(words)
  const named = longestNamed(about, pack.places)
  const known = named !== undefined && isSpot(named) ? named : (byNumber(about, pack.places) ?? named)
  if (known !== undefined && known === named && isSpot(known))
    return { key: known.code, text: known.name, grid: known.grid }
  const told = beginning(redact(words), LONGEST)
  return known !== undefined && isSpot(known)
    ? { key: known.code, text: told, grid: known.grid }
    : { key: keyOfWords(folded(told)), text: told, grid: known?.grid ?? grid }
}

/** Whether it is one place, and no stretch of a road. */
export const isSpot = ({ extent }: KnownPlace): boolean => extent !== 'stretch'

type NamedPlace = { readonly place: KnownPlace; readonly name: string }

/** Words of a pack are folded once, the longest first: a pack never changes, and a city asks often. */
const NAMES = new WeakMap<Pack['places'], readonly NamedPlace[]>()
const WORDS = new WeakMap<readonly string[], readonly string[]>()

function namesOf(places: Pack['places']): readonly NamedPlace[] {
  const known = NAMES.get(places)
  if (known !== undefined) return known
  const names = places
    .flatMap((place) => [place.name, ...place.aliases].map((name) => ({ place, name: folded(name) })))
    .toSorted((a, b) => b.name.length - a.name.length)
  NAMES.set(places, names)
  return names
}

/** Some words of a pack as they are compared. */
function foldedWords(words: readonly string[]): readonly string[] {
  const known = WORDS.get(words)
  if (known !== undefined) return known
  const made = words.map(folded)
  WORDS.set(words, made)
  return made
}

/** The place whose name or alias stands in the words; the longest name wins. */
const longestNamed = (about: string, places: Pack['places']): KnownPlace | undefined =>
  namesOf(places).find(({ name }) => about.includes(name))?.place

/** The place whose road and numbers of houses the words tell: 国定路355弄 lies at 国定路301至399号, at its odd side. */
function byNumber(about: string, places: Pack['places']): KnownPlace | undefined {
  const fits = places.filter(({ numbers }) => {
    if (numbers === undefined || !about.includes(folded(numbers.road))) return false
    const [road = ''] = about.split(folded(numbers.road)).slice(1)
    const [written] = /^\d{1,5}/.exec(road) ?? []
    const number = Number(written)
    const side = number % 2 === 0 ? 'even' : 'odd'
    return number >= numbers.from && number <= numbers.to && (numbers.side ?? side) === side
  })
  const width = ({ numbers }: KnownPlace): number => (numbers === undefined ? 0 : numbers.to - numbers.from)
  return fits.toSorted((a, b) => width(a) - width(b))[0]
}

/** Characters that are kept of the words about a place: redacted, they may be longer than they came. */
const LONGEST = 500

/** The key of a place that only words tell: the same words, the same key. */
const keyOfWords = (about: string): string =>
  `words-${createHash('sha256').update(about).digest('hex').slice(0, 32)}`

/**
 * A place's key as events tell it: of one that only words tell a commitment to it, salted by the decision's own salt, so that
 * nobody guesses the words by it, before or after they are erased.
 */
export const saltedKey = (key: string, seed: string): string =>
  key.startsWith('words-') ? `words-${commitTo(key, saltOf(seed, 1)).slice(0, 32)}` : key

function matterFor(named: string | undefined, description: string, pack: Pack): Matter {
  const unsorted = pack.matters.find((matter) => matter.code === pack.unsortedMatter)
  const [best] = pack.matters
    .map((matter) => ({
      matter,
      score: matter.code === named ? Number.POSITIVE_INFINITY : speaksFor(matter, description),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const found = best?.matter ?? unsorted ?? pack.matters[0]
  if (found === undefined) throw new Error(`The pack ${pack.jurisdiction} has no matters.`)
  return found
}

/** The words for and against a matter. */
type SpokenFor = { readonly keywords: readonly string[]; readonly against?: readonly string[] | undefined }

/**
 * How much folded words speak for a matter: by the keywords that stand in them, of which the longer tell a little more,
 * less those that speak against it.
 */
export function speaksFor({ keywords, against = NONE }: SpokenFor, said: string): number {
  const pro = foldedWords(keywords).filter((one) => said.includes(one))
  const contra = foldedWords(against).filter((one) => said.includes(one))
  const balance = pro.length - contra.length
  const letters = pro.reduce((sum, one) => sum + [...one].length, 0)
  return balance > 0 ? balance + Math.min(letters, 99) / 1_000 : balance
}
const NONE: readonly string[] = []
