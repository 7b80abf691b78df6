import type { Case } from '../case/record/case.ts'
import { takesReports } from '../case/record/duplicate-key.ts'
import type { Place } from '../case/record/place.ts'
import { inWgs84 } from '../triage/where/point.ts'
import type { Posting } from './entry.ts'
import { saturation } from './impact.ts'
import { recencyRank, termRank } from './rank.ts'
import { type Statistics, telling } from './statistics.ts'
import { counted, firstWay, termsOf } from './terms.ts'

/**
 * What the index holds of an open case, so that whoever takes a further report of it finds it: the words that tell it from
 * others, and the cell of the map that its pin lies in. Cases of one place are listed by the board as well.
 */
export type OpenEntry = {
  readonly caseId: string
  readonly jurisdiction: string
  /** The version of the case that it says. */
  readonly version: number
  /** None of a case that takes in no more. */
  readonly postings: readonly Pick<Posting, 'list' | 'rank'>[]
}

/** As many words of an open case have a posting. */
export const MAX_OPEN_WORDS = 12
/** Characters of a report that are read for them: what it is about is said by then. */
const READ = 500
/** Characters of its beginning, and how much more their words count. */
const BEGINNING = 60
const AT_BEGINNING = 1.5
/** What a term counts that is said once and was never heard before: mostly an accident of the wording. */
const UNHEARD = 0.5

/** The list of a word in open cases: apart from those of precedents, and ranked as they are. */
export const openWordList = (term: string): string => `~${term}`
/** What stands in the name of a list of open cases, and in that of no other. */
export const isOpenList = (list: string): boolean => list.startsWith('~') || list.startsWith(CELL)
const CELL = '=cell:'

/** Degrees of a cell: some 150 metres north and east, at the latitude of Shanghai. */
const CELL_LAT = 0.00135
const CELL_LNG = 0.00157

/** The list of the cell in which a point lies, and those of its ring. */
export function cellLists(point: NonNullable<Place['point']>): readonly [own: string, ...ring: string[]] {
  const [lng, lat] = inWgs84(point)
  const [x, y] = [Math.floor(lng / CELL_LNG), Math.floor(lat / CELL_LAT)]
  const ring = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
  return [
    `${CELL}${x},${y}`,
    ...ring.filter(([dx, dy]) => dx !== 0 || dy !== 0).map(([dx, dy]) => `${CELL}${x + dx},${y + dy}`),
  ]
}

/**
 * What is to be listed of a case: nothing once it takes in no more, nor of a tip-off or of what is about people of the house, which not
 * everybody who takes reports in may see.
 * @param words what its first report said, without personal data; nothing where that was erased
 */
export function openEntryOf(of: Case, words: string | undefined, statistics: Statistics): OpenEntry {
  const { caseId, jurisdiction, version, openedAt, matter, place } = of
  const isListed = takesReports(of) && of.appeal !== 'tip-off' && of.subjects === undefined
  return {
    caseId,
    jurisdiction,
    version,
    postings: isListed
      ? [
          ...openWords(words ?? '', statistics).map(({ term, impact, written }) => ({
            list: openWordList(term),
            rank: termRank(impact, caseId, matter, written),
          })),
          ...(place.point === undefined
            ? []
            : [{ list: cellLists(place.point)[0], rank: recencyRank(openedAt, caseId) }]),
        ]
      : [],
  }
}

/**
 * The words that tell an open case from others: as with precedents, but few, so that of two that overlap only the better one is
 * taken, and what was never heard before and is said once seldom is.
 */
export function openWords(
  text: string,
  statistics: Statistics,
): { term: string; impact: number; written: string }[] {
  const read = text.slice(0, READ)
  const { counts, length, written } = counted([read])
  const early = new Set(termsOf(read.slice(0, BEGINNING)))
  const beside = neighboursIn(termsOf(read))
  const taken = new Map<string, number>()
  const ranked = [...counts]
    .map(([term, times]) => {
      const impact = saturation(times, length, statistics.averageLength)
      const heard = times > 1 || statistics.common.has(term) ? 1 : UNHEARD
      const worth = impact * telling(term, statistics) * heard * (early.has(term) ? AT_BEGINNING : 1)
      return { term, impact, worth }
    })
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
  for (const { term, impact } of ranked) {
    if (taken.size === MAX_OPEN_WORDS) break
    if (!(beside.get(term) ?? []).some((one) => taken.has(one))) taken.set(term, impact)
  }
  return [...taken].map(([term, impact]) => ({ term, impact, written: firstWay(term, written) }))
}

/** The terms that stand right before or after each: of Han pairs those that share a character with it. */
function neighboursIn(terms: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const beside = new Map<string, string[]>()
  terms.forEach((term, at) => {
    const both = [terms[at - 1], terms[at + 1]].filter((one) => one !== undefined)
    beside.set(term, [...(beside.get(term) ?? []), ...both])
  })
  return beside
}
