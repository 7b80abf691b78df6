import {
  type Card,
  type Facts,
  kindList,
  matterList,
  type Posting,
  partyList,
  placeList,
  planList,
  weightOf,
} from './entry.ts'
import { impactOf, saturation } from './impact.ts'
import { idOfRank, isOfWay, markInRank, TERM_RANK_BYTES } from './rank.ts'
import { type Statistics, telling } from './statistics.ts'
import { BY_SOUND, type Counted, counted, firstWay } from './terms.ts'

/** What precedents are looked for by: words, a matter, a place, a kind of place, a party that took part; any of them. */
export type Wanted = {
  readonly words?: string
  readonly matter?: string
  readonly placeKey?: string
  readonly placeKind?: string
  readonly party?: string
}

/** One list to read from its beginning, and how many postings of it. */
export type Reading = { readonly list: string; readonly limit: number }

/** How much is read, whatever the size of the base. See docs/knowledge-index.md for what other numbers do. */
export type Bounds = {
  /** The most telling terms of the question that are looked up. */
  readonly terms: number
  /** Bytes read of each term's list: whole pages of 4 KB, by which reading is priced. */
  readonly bytesPerList: number
  /** Postings read of each list by matter and by place, of those by matter and kind of place and by party, and of plans. */
  readonly inView: number
  readonly ofKind: number
  readonly ofParty: number
  readonly plans: number
  /** Candidates whose cards are read and ranked again. */
  readonly candidates: number
}

export const BOUNDS: Bounds = {
  terms: 16,
  bytesPerList: 4 * 4_096,
  inView: 50,
  ofKind: 12,
  ofParty: 12,
  plans: 3,
  candidates: 28,
}

/** The longest question in characters; more of it is not read. */
export const MAX_QUESTION = 2_000

/** A question ready to be looked up: which lists to read, and how much each term of it tells. */
export type Question = {
  readonly wanted: Wanted
  readonly weights: ReadonlyMap<string, number>
  /** How each term of it is written. */
  readonly written: Counted['written']
  readonly readings: readonly Reading[]
}

/** Bytes of a stored posting of a term: names and values of its two keys. */
const postingBytes = (list: string): number => 4 + 7 + Buffer.byteLength(list) + TERM_RANK_BYTES

/** How often a term that nobody counted stands anywhere at all: most of those in a text are accidents of its wording. */
const STANDS_SOMEWHERE = 0.5

/** How much reading the list of a term promises: how telling it is, and how much the question is about it. */
const worthReading = (term: string, times: number, statistics: Statistics): number =>
  telling(term, statistics) * (1 + Math.log(times)) * (statistics.common.has(term) ? 1 : STANDS_SOMEWHERE)

/** What to read for a question. Bounded: so many terms, of each so many postings. */
export function plan(
  wanted: Wanted,
  statistics: Statistics,
  bounds: Omit<Bounds, 'candidates'> = BOUNDS,
): Question {
  const { counts, written } = counted([(wanted.words ?? '').slice(0, MAX_QUESTION)])
  const weights = new Map([...counts.keys()].map((term) => [term, telling(term, statistics)]))
  const terms = [...counts]
    .map(([term, times]) => ({ term, worth: worthReading(term, times, statistics) }))
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, bounds.terms)
    .map(({ term }) => term)
  return {
    wanted,
    weights,
    written,
    readings: [
      ...terms.map((list) => ({ list, limit: Math.floor(bounds.bytesPerList / postingBytes(list)) })),
      ...viewsOf(wanted, bounds),
      ...(wanted.matter === undefined || bounds.plans === 0
        ? []
        : [{ list: planList(wanted.matter), limit: bounds.plans }]),
    ],
  }
}

/** The lists that need no words, the most telling first: the same place, the matter at such a place, the matter, the party. */
function viewsOf(
  { matter, placeKey, placeKind, party }: Wanted,
  { inView, ofKind, ofParty }: Pick<Bounds, 'inView' | 'ofKind' | 'ofParty'>,
): Reading[] {
  return [
    ...(placeKey === undefined ? [] : [{ list: placeList(placeKey), limit: inView }]),
    ...(matter === undefined || placeKind === undefined
      ? []
      : [{ list: kindList(matter, placeKind), limit: ofKind }]),
    ...(matter === undefined ? [] : [{ list: matterList(matter), limit: inView }]),
    ...(party === undefined ? [] : [{ list: partyList(party), limit: ofParty }]),
  ]
}

/** What was read of a list. */
export type Read = { readonly list: string; readonly postings: readonly Posting[] }

/** A precedent that may answer, with what the lists said about it. */
export type Candidate = { readonly precedentId: string; readonly impacts: ReadonlyMap<string, number> }

/** A precedent with words in common, as far as postings tell. */
export type Alike = Candidate & {
  /** What its postings say, each weighed by how telling its term is. */
  readonly score: number
  /** The mark of its matter; none until it is indexed anew, where it was written before there were marks. */
  readonly mark?: string
}

/** The precedents that share words with a question, the one of which most is said first. */
export function alikeOf(
  { weights, written }: Pick<Question, 'weights' | 'written'>,
  read: readonly Read[],
): Alike[] {
  const found = new Map<string, { score: number; impacts: Map<string, number>; mark?: string }>()
  for (const { list, postings } of read) {
    const weight = weights.get(list)
    if (weight === undefined) continue
    for (const { rank } of postings) {
      const id = idOfRank(list, rank)
      const mark = markInRank(rank)
      const one = found.get(id) ?? { score: 0, impacts: new Map(), ...(mark && { mark }) }
      const impact = impactOf(rank.charAt(0))
      one.score += weight * impact * (isOfWay(rank, written.get(list)) ? 1 : BY_SOUND)
      one.impacts.set(list, impact)
      found.set(id, one)
    }
  }
  return [...found]
    .map(([precedentId, one]) => ({ precedentId, ...one }))
    .sort((a, b) => b.score - a.score || (a.precedentId < b.precedentId ? 1 : -1))
}

/**
 * The most promising precedents of what was read: by the sum of what their postings say. A fifth of the places is for
 * the latest ones at the same place, of the same matter or of the same party, which may have other words.
 */
export function candidatesOf(
  question: Question,
  read: readonly Read[],
  bounds: Bounds = BOUNDS,
): Candidate[] {
  const byWords = alikeOf(question, read)
  const inViews = viewsOf(question.wanted, bounds).flatMap((view) =>
    read
      .filter(({ list }) => list === view.list)
      .flatMap(({ list, postings }) => postings.map(({ rank }) => idOfRank(list, rank))),
  )
  const reserved = Math.min(inViews.length, Math.floor(bounds.candidates / 5))
  const chosen = new Map<string, Candidate>(
    byWords.slice(0, bounds.candidates - reserved).map((one) => [one.precedentId, one]),
  )
  for (const precedentId of inViews) {
    if (chosen.size >= bounds.candidates) break
    if (chosen.has(precedentId)) continue
    const alike = byWords.find((one) => one.precedentId === precedentId)
    chosen.set(precedentId, alike ?? { precedentId, impacts: new Map() })
  }
  for (const one of byWords) {
    if (chosen.size >= bounds.candidates) break
    chosen.set(one.precedentId, one)
  }
  return [...chosen.values()]
}

/** Why a precedent is among the answers. */
export type Reason =
  | { readonly kind: 'words'; readonly terms: readonly string[] }
  | { readonly kind: 'same-matter' | 'same-place' | Facts['confirmation'] }
  | { readonly kind: 'same-kind-of-place'; readonly placeKind: string }
  | { readonly kind: 'same-party'; readonly party: string }
  | { readonly kind: 'recurred'; readonly times: number }

/** An answer: the best comes first. */
export type Answer = {
  readonly card: Card
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** What a term counts that only sounds alike on a card, next to one that is written there as it was asked. */
const ONLY_BY_SOUND = 0.8
/** How much the same place, the same kind of place, the same matter and the same party count beside words. */
const SAME_PLACE = 1.25
const SAME_KIND = 1.05
const SAME_MATTER = 1.15
const SAME_PARTY = 1.05

/**
 * Ranks candidates by their cards. A term counts by the card's texts or by its posting, whichever says more: cards hold
 * the beginning of long texts only, postings the most telling terms of all of it.
 */
export function ranked(
  { wanted, weights, written }: Question,
  candidates: readonly Candidate[],
  cards: readonly Card[],
  statistics: Statistics,
): Answer[] {
  const impactsOf = new Map(candidates.map(({ precedentId, impacts }) => [precedentId, impacts]))
  return cards
    .map((card) => answerOf(card, impactsOf.get(card.precedentId)))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.card.precedentId < b.card.precedentId ? 1 : -1))

  function answerOf(card: Card, impacts: ReadonlyMap<string, number> = new Map()): Answer {
    const { counts, written: onIt } = counted([card.problem, card.outcome])
    const told = [...weights].flatMap(([term, weight]) => {
      const frequency = counts.get(term) ?? 0
      const onCard = frequency === 0 ? 0 : saturation(frequency, card.length, statistics.averageLength)
      const ways = onIt.get(term)
      const isWritten = ways === undefined || [...(written.get(term) ?? [])].some((way) => ways.has(way))
      const worth = weight * Math.max(onCard, impacts.get(term) ?? 0) * (isWritten ? 1 : ONLY_BY_SOUND)
      return worth > 0 ? [{ term, worth }] : []
    })
    const samePlace = card.placeKey === wanted.placeKey
    const sameKind = samePlace || card.placeKind !== wanted.placeKind ? undefined : card.placeKind
    const sameMatter = card.matter === wanted.matter
    // A card that was written before it told the parties tells the one that led.
    const sameParty =
      wanted.party !== undefined && (card.parties ?? [card.lead]).includes(wanted.party)
        ? wanted.party
        : undefined
    const byWords = told.reduce((sum, { worth }) => sum + worth, 0)
    // Without words in common only the same place, matter or party makes an answer: less than any that has words.
    const base = byWords > 0 ? byWords : samePlace || sameMatter || sameParty !== undefined ? 0.1 : 0
    const placed = samePlace ? SAME_PLACE : sameKind === undefined ? 1 : SAME_KIND
    const others = (sameMatter ? SAME_MATTER : 1) * (sameParty === undefined ? 1 : SAME_PARTY)
    const score = base * placed * others * weightOf(card)
    const best = mostTelling(told, written)
    return {
      card,
      score,
      reasons: [
        ...(best.length === 0 ? [] : [{ kind: 'words' as const, terms: best }]),
        ...(samePlace ? [{ kind: 'same-place' as const }] : []),
        ...(sameKind === undefined ? [] : [{ kind: 'same-kind-of-place' as const, placeKind: sameKind }]),
        ...(sameMatter ? [{ kind: 'same-matter' as const }] : []),
        ...(sameParty === undefined ? [] : [{ kind: 'same-party' as const, party: sameParty }]),
        { kind: card.confirmation },
        ...(card.recurred === 0 ? [] : [{ kind: 'recurred' as const, times: card.recurred }]),
      ],
    }
  }
}

/** The few words that are named as the reason for an answer: those that tell most, as they are written in the question. */
export const mostTelling = (
  told: readonly { readonly term: string; readonly worth: number }[],
  written: Counted['written'],
): string[] =>
  [...told]
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, 5)
    .map(({ term }) => firstWay(term, written))
