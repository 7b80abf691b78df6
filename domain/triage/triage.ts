import { createHash } from 'node:crypto'
import type { Place } from '../case/record/place.ts'
import { commitTo, saltOf } from '../events/envelope/chain.ts'
import type { Matter, Pack } from '../pack/pack.ts'
import { redact } from '../redaction/redact.ts'
import type { Report, ReportText } from '../report/record/report.ts'
import { beginning, folded } from '../text.ts'
import { whatIs } from './what.ts'
import { type Said, whereIs } from './where/where.ts'

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
 * The simplest true triage: the place is what the gazetteer or the pin tells (see `whereIs`), else
 * those words; the matter is the one that was named, else the likeliest by weighed words (see `whatIs`), else the unsorted one.
 */
export function triage(report: Pick<Report, 'matter' | 'point'>, words: ReportText, pack: Pack): Triaged {
  const matter = matterFor(report.matter, words.description, pack)
  return {
    place: placeOf(words.place, pack, { point: report.point }),
    matter,
    condition: matter.conditions[0]?.code ?? '',
    ...(matter.code === report.matter ? {} : { guessed: true }),
    // 派遣说明: what the dispatcher begins with.
    instructionDraft: beginning(redact(words.description), LONGEST),
  }
}

/**
 * The place that words and a pin tell, with what was found: a known one under the gazetteer's name; else the words without
 * personal data, and a key made of those: what tells a reporter's flat is neither kept with the case nor to be guessed from
 * the key, and the building is one place. What nobody can place lies on the desk of the pack's fallback grid, and says so.
 * @param said the pin, and the grid that a person named
 */
export function placeOf(words: string, pack: PlacePack, said: Said = {}): Place {
  const { found, place: known, unit } = whereIs(words, said, pack)
  const told = beginning(redact(words), LONGEST)
  return {
    ...(known === undefined
      ? { key: keyOfWords(folded(told)), text: told }
      : { key: known.code, text: found.by === 'number' ? told : known.name }),
    grid: found.grids[0] ?? pack.fallbackGrid,
    ...(said.point !== undefined && { point: said.point }),
    ...(known !== undefined && unit !== undefined && { building: unit }),
    found,
  }
}
type PlacePack = Pick<Pack, 'places' | 'doors' | 'grids' | 'fallbackGrid'>

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

/** A place's key once its words are erased for good: salted, and not a second time. */
export const erasedKey = (key: string, seed: string): string =>
  key.startsWith(ERASED) ? key : saltedKey(key, seed).replace(/^words-/u, ERASED)
const ERASED = 'words-erased-'

/** The matter that was named; else the one that the words tell, unless they tell another door for sure; else the unsorted one. What only sounds alike is for people. */
function matterFor(named: string | undefined, description: string, pack: Pack): Matter {
  const byCode = (code: string | undefined) => pack.matters.find((matter) => matter.code === code)
  const chosen = byCode(named)
  if (chosen !== undefined) return chosen
  const { matters, elsewhere } = whatIs(description, pack)
  const found =
    (elsewhere?.sure ? undefined : byCode(matters.find(({ bySound }) => bySound === undefined)?.matter)) ??
    byCode(pack.unsortedMatter) ??
    pack.matters[0]
  if (found === undefined) throw new Error(`The pack ${pack.jurisdiction} has no matters.`)
  return found
}
