import type { Case } from '../case/record/case.ts'
import type { Place } from '../case/record/place.ts'
import { impactOf, saturation } from './impact.ts'
import type { Read, Reading } from './look-up.ts'
import { cellLists, openWordList } from './open-entry.ts'
import { phrasesIn } from './phrases.ts'
import { idOfRank, isOfWay, TERM_RANK_BYTES } from './rank.ts'
import { type Statistics, telling } from './statistics.ts'
import { BY_SOUND, type Counted, counted, firstWay } from './terms.ts'

/** A report of which it is asked whether an open case tells of the same. */
export type SeenQuestion = {
  readonly description: string
  /** Its words about the place. */
  readonly about: string
  readonly place?: Pick<Place, 'key' | 'building' | 'point' | 'found'> | undefined
  /** The matters that it may be of. */
  readonly matters: readonly string[]
}

/** What speaks for an open case. */
export type SeenReason =
  | { readonly kind: 'for-certain' | 'same-place' | 'near-by' | 'same-matter' }
  | { readonly kind: 'words'; readonly words: readonly string[] }

/** An open case that may be the same: for certain it is joined without a person, likely ones by one who takes the report in. */
export type Seen<C> = {
  readonly of: C
  readonly sure: 'certain' | 'likely'
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: readonly SeenReason[]
}

/** Characters that are read of a report. */
const READ = 200
/** Words that are looked for, and how much is read of each list: one page of 4 KB. */
const LISTS = 32
const PAGE = 4_096
/** Cases read of each cell of the map. */
const OF_CELL = 20
/** Cases that are compared. */
export const CANDIDATES = 12
/** Cases that are shown. */
export const SHOWN = 5
/** A term that nobody counted is mostly an accident of the wording. */
const UNHEARD = 0.5

/** A question with what each of its terms tells, and the lists to read for it. */
export type SeenPlan = {
  readonly asked: SeenQuestion
  readonly terms: Counted
  readonly weights: ReadonlyMap<string, number>
  readonly readings: readonly Reading[]
  readonly cells: readonly string[]
}

/** What to read to find whether something was seen before. Bounded. */
export function planSeen(asked: SeenQuestion, statistics: Statistics): SeenPlan {
  const terms = counted([`${asked.about}\n${asked.description}`.slice(0, READ)])
  const weights = new Map([...terms.counts.keys()].map((term) => [term, telling(term, statistics)]))
  const worth = (term: string, times: number): number =>
    (weights.get(term) ?? 0) * (1 + Math.log(times)) * (statistics.common.has(term) ? 1 : UNHEARD)
  const chosen = [...terms.counts]
    .map(([term, times]) => ({ term, worth: worth(term, times) }))
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, LISTS)
  const cells = asked.place?.point === undefined ? [] : cellLists(asked.place.point)
  return {
    asked,
    terms,
    weights,
    cells,
    readings: [
      ...chosen.map(({ term }) => ({
        list: openWordList(term),
        limit: Math.floor(PAGE / (11 + Buffer.byteLength(term) + TERM_RANK_BYTES)),
      })),
      ...cells.map((list) => ({ list, limit: OF_CELL })),
    ],
  }
}

/** The open cases that are to be compared with a question, the most promising first: those of like words, and those near by. */
export function seenCandidates({ terms, weights, cells }: SeenPlan, read: readonly Read[]): string[] {
  const scores = new Map<string, number>()
  for (const { list, postings } of read) {
    const term = list.slice(1)
    const weight = cells.includes(list) ? 0 : (weights.get(term) ?? 0)
    for (const { rank } of postings) {
      const caseId = idOfRank(list, rank)
      const by = isOfWay(rank, terms.written.get(term)) ? 1 : BY_SOUND
      scores.set(caseId, (scores.get(caseId) ?? 0) + weight * by * impactOf(rank.charAt(0)))
    }
  }
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1))
    .slice(0, CANDIDATES)
    .map(([caseId]) => caseId)
}

/** What of an open case is compared. */
export type Compared = Pick<Case, 'caseId' | 'place' | 'matter' | 'instruction' | 'instructionDraft'>

/** What place and matter add to the share of words in common. */
const SAME_PLACE = 0.15
const NEAR_BY = 0.1
const SAME_MATTER = 0.05
/** From which share of words in common they alone let a case be shown; and from which one they say anything beside the place. */
const BY_WORDS = 0.09
const SAYS_ANYTHING = 0.05
/** Words that are named. */
const NAMED = 5

/**
 * Which of some open cases may be the same: the likeliest first, the others are not told. Only what is certain for another
 * reason is certain; words and place together make it likely, words alone when they are many, and a lane that is shared is nothing.
 * @param certain the one that it would join without a person, if any
 */
export function seenAmong<C extends Compared>(
  { asked, terms, weights, cells }: SeenPlan,
  cases: readonly C[],
  statistics: Statistics,
  certain?: string,
): Seen<C>[] {
  const ofPlace = counted([asked.about]).counts
  const worthOf = ({ counts, length, written }: Counted): [string, number][] =>
    [...counts].flatMap(([term, times]) => {
      const weight = weights.get(term)
      if (weight === undefined) return []
      const by = isWrittenAlike(term, terms, written) ? 1 : BY_SOUND
      return [[term, weight * by * saturation(times, length, statistics.averageLength)]]
    })
  const whole = sum(worthOf(terms))
  const seen = cases.map((of): Seen<C> & { isTold: boolean } => {
    const where = whereOf(asked, cells, of)
    // That the place is called the same is said once, and that two places lie at one road says nothing.
    const saysPlace = (where === undefined || where === 'near-by') && !isElsewhere(asked, of)
    const words = worthOf(counted([of.place.text, of.instructionDraft ?? of.instruction ?? ''])).filter(
      ([term]) => saysPlace || !ofPlace.has(term),
    )
    const share = whole === 0 ? 0 : Math.min(1, sum(words) / whole)
    const isOfMatter = asked.matters.includes(of.matter)
    const isCertain = of.caseId === certain
    const told = phrasesIn(
      `${asked.about}\n${asked.description}`,
      words.map(([term, worth]) => [firstWay(term, terms.written), worth] as const),
      NAMED,
    )
    const score =
      share +
      (where === 'same-place' ? SAME_PLACE : where === 'near-by' ? NEAR_BY : 0) +
      (isOfMatter ? SAME_MATTER : 0)
    return {
      of,
      sure: isCertain ? 'certain' : 'likely',
      score: isCertain ? 1 : Math.min(0.99, score),
      isTold:
        isCertain ||
        share >= BY_WORDS ||
        (where !== undefined && where !== 'other-house' && (isOfMatter || share >= SAYS_ANYTHING)),
      reasons: [
        ...(isCertain ? [{ kind: 'for-certain' as const }] : []),
        ...(where === undefined || where === 'other-house' ? [] : [{ kind: where }]),
        ...(isOfMatter ? [{ kind: 'same-matter' as const }] : []),
        ...(share < SAYS_ANYTHING || told.length === 0 ? [] : [{ kind: 'words' as const, words: told }]),
      ],
    }
  })
  return seen
    .filter(({ isTold }) => isTold)
    .sort((a, b) => b.score - a.score || (a.of.caseId < b.of.caseId ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ isTold: _told, ...one }) => one)
}

/** Whether a term is written in one text in a way in which it is in another, and does not only sound alike. */
const isWrittenAlike = (term: string, { written }: Counted, other: Counted['written']): boolean =>
  [...(written.get(term) ?? [])].some((way) => other.get(term)?.has(way) === true)

const sum = (worth: readonly (readonly [string, number])[]): number =>
  worth.reduce((all, [, one]) => all + one, 0)

/** Whether a case is at another place for certain: both are known, and they are two. */
const isElsewhere = ({ place }: SeenQuestion, of: Compared): boolean =>
  place?.found?.sure === 'certain' && of.place.found?.sure === 'certain' && place.key !== of.place.key

/** How the place of a case is to that of a question. Two houses of a lane are two places. */
function whereOf(
  { place }: SeenQuestion,
  cells: readonly string[],
  of: Compared,
): 'same-place' | 'near-by' | 'other-house' | undefined {
  if (place === undefined) return undefined
  if (place.key === of.place.key) {
    const [a, b] = [place.building, of.place.building]
    return a !== undefined && b !== undefined && a !== b ? 'other-house' : 'same-place'
  }
  return of.place.point !== undefined && cells.includes(cellLists(of.place.point)[0]) ? 'near-by' : undefined
}
