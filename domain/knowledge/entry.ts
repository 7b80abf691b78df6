import { createHash } from 'node:crypto'
import * as z from 'zod'
import { CONFIRMATIONS, type Precedent } from '../precedent/precedent.ts'
import { saturation } from './impact.ts'
import { recencyRank, termRank } from './rank.ts'
import { type Statistics, telling } from './statistics.ts'
import { type Counted, counted, firstWay } from './terms.ts'

/**
 * What the index holds of a precedent: a card, by which candidates are compared and shown, and its postings, each in
 * one list. All of it is bounded, whatever the precedent's length.
 */

/** As many telling terms of a precedent have a posting. See docs/knowledge-index.md for what other numbers do. */
export const MAX_TERMS = 64
/** As many parties that took part have it in their lists: the one that led, then the others as they came. */
const MAX_PARTIES = 8
/** Items written for a precedent at most: itself, its card, its terms, its places in five other lists, its parties'. */
export const MAX_ITEMS = 2 + MAX_TERMS + 5 + MAX_PARTIES
/** Bytes of the texts on a card: with the rest of it less than 8 KB, what one read unit reads. */
const MAX_PROBLEM = 4_200
const MAX_OUTCOME = 3_000
/** Bytes of a plan in the list of plans that worked. */
const MAX_PLAN = 1_500

/** What of a precedent helps to judge others like it, kept with its places in the lists by matter and place. */
export const facts = z.object({
  matter: z.string(),
  placeKey: z.string(),
  placeKind: z.string().optional(),
  confirmation: z.enum(CONFIRMATIONS),
  archivedAt: z.string(),
  watchUntil: z.string(),
  workingDays: z.number(),
  returns: z.number(),
  recurred: z.number(),
  lead: z.string().optional(),
})
export type Facts = z.infer<typeof facts>

/** What is compared with a question and shown as an answer. */
export const card = z.object({
  ...facts.shape,
  precedentId: z.string(),
  jurisdiction: z.string(),
  /** Those in whose lists it is. */
  parties: z.array(z.string()).optional(),
  /** Whom it was about: it is not shown to them. */
  subjects: z.array(z.string()).optional(),
  problem: z.string(),
  outcome: z.string(),
  /** Terms of the whole precedent. */
  length: z.number(),
})
export type Card = z.infer<typeof card>

/** One place in one list. `rank` sorts the best first, and no two precedents share one. */
export type Posting = {
  readonly list: string
  readonly rank: string
  readonly facts?: Facts
  readonly plan?: Precedent['plan']
}

/** A precedent with everything that is written of it. */
export type Entry = {
  readonly precedent: Precedent
  /** The version of the statistics by which the telling terms were chosen. */
  readonly statistics: number
  readonly card?: Card
  readonly postings: readonly Posting[]
}

/** The names of lists: a term's is the term itself; what begins with `=` is no term. Codes that are long or hold line breaks are hashed. */
export const everyList = '=all'
export const matterList = (matter: string): string => `=matter:${short(matter)}`
export const placeList = (placeKey: string): string => `=place:${short(placeKey)}`
/** Precedents of a matter at one kind of place: a kind by itself would be a list of half the base. */
export const kindList = (matter: string, placeKind: string): string =>
  `=kind:${short(`${matter}|${placeKind}`)}`
export const partyList = (party: string): string => `=party:${short(party)}`
export const planList = (matter: string): string => `=plan:${short(matter)}`
/** Line breaks and the like: a manifest has a line for each list. */
const UNTOLD = /[\p{Cc}\p{Zl}\p{Zp}]/u
const short = (code: string): string =>
  code.length <= 40 && !UNTOLD.test(code)
    ? code
    : createHash('sha256').update(code).digest('hex').slice(0, 40)

/** The texts of a precedent that are searched: what was wrong, and what became of it. */
export const textsOf = (one: Precedent): { readonly problem: string; readonly outcome: string } => ({
  problem: one.problem,
  outcome: [
    ...one.parties.flatMap((party) => party.did),
    ...one.plan.map((item) => item.action),
    ...one.followUp.flatMap((said) => (said.words === undefined ? [] : [said.words])),
  ].join('\n'),
})

/** The terms of a precedent. */
export function termsOfPrecedent(one: Precedent): Counted {
  const { problem, outcome } = textsOf(one)
  return counted([problem, outcome])
}

/**
 * Everything that is to be written of a precedent; of a withdrawn one nothing but itself.
 * @param terms as many telling terms get a posting
 */
export function entryOf(precedent: Precedent, statistics: Statistics, terms = MAX_TERMS): Entry {
  if (precedent.status === 'withdrawn') return { precedent, statistics: statistics.version, postings: [] }
  const { problem, outcome } = textsOf(precedent)
  const words = counted([problem, outcome])
  const known = factsOf(precedent)
  const recency = recencyRank(precedent.archivedAt, precedent.precedentId)
  const parties = partiesOf(precedent)
  const worked =
    precedent.plan.length > 0 &&
    WORKED.includes(precedent.confirmation) &&
    precedent.recurred.length === 0 &&
    planSize(precedent.plan) <= MAX_PLAN
  return {
    precedent,
    statistics: statistics.version,
    card: {
      ...known,
      precedentId: precedent.precedentId,
      jurisdiction: precedent.jurisdiction,
      parties,
      ...(precedent.subjects === undefined ? {} : { subjects: precedent.subjects }),
      problem: cut(problem, MAX_PROBLEM),
      outcome: cut(outcome, MAX_OUTCOME),
      length: words.length,
    },
    postings: [
      ...tellingTerms(words, statistics, terms).map(({ term, impact, written }) => ({
        list: term,
        rank: termRank(impact, precedent.precedentId, precedent.matter, written),
      })),
      { list: everyList, rank: recency },
      { list: matterList(precedent.matter), rank: recency, facts: known },
      { list: placeList(precedent.placeKey), rank: recency, facts: known },
      ...(precedent.placeKind === undefined
        ? []
        : [{ list: kindList(precedent.matter, precedent.placeKind), rank: recency, facts: known }]),
      ...parties.map((party) => ({ list: partyList(party), rank: recency })),
      ...(worked ? [{ list: planList(precedent.matter), rank: recency, plan: precedent.plan }] : []),
    ],
  }
}

/** Who took part, whoever led first. */
const partiesOf = ({ lead, parties }: Precedent): string[] =>
  [...new Set([...(lead === undefined ? [] : [lead]), ...parties.map(({ party }) => party)])].slice(
    0,
    MAX_PARTIES,
  )

/** The terms that tell a text from others most: by how often they stand in it and how rare they are elsewhere. */
export function tellingTerms(
  { counts, length, written }: Counted,
  statistics: Statistics,
  most: number,
): { readonly term: string; readonly impact: number; readonly written: string }[] {
  return [...counts]
    .map(([term, frequency]) => {
      const impact = saturation(frequency, length, statistics.averageLength)
      return { term, impact, worth: impact * telling(term, statistics) }
    })
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .map(({ term, impact }) => ({ term, impact, written: firstWay(term, written) }))
}

const factsOf = (one: Precedent): Facts => ({
  matter: one.matter,
  placeKey: one.placeKey,
  confirmation: one.confirmation,
  archivedAt: one.archivedAt,
  watchUntil: one.watchUntil,
  workingDays: one.workingDays,
  returns: one.returns,
  recurred: one.recurred.length,
  ...(one.placeKind === undefined ? {} : { placeKind: one.placeKind }),
  ...(one.lead === undefined ? {} : { lead: one.lead }),
})

/** Confirmations of which a plan may be said to have worked. */
const WORKED: readonly Precedent['confirmation'][] = [
  'reporter-says-solved',
  'checked-on-site',
  'checked-otherwise',
]

/** What a precedent counts, next to one whose reporter said that it was solved. */
export const weightOf = ({ confirmation, recurred }: Pick<Facts, 'confirmation' | 'recurred'>): number =>
  CONFIRMED[confirmation] / (1 + recurred / 2)
const CONFIRMED = {
  'reporter-says-solved': 1,
  'checked-on-site': 0.95,
  'checked-otherwise': 0.9,
  'explained-only': 0.8,
  'reporter-says-unsolved': 0.6,
} as const satisfies Record<(typeof CONFIRMATIONS)[number], number>

const bytes = (text: string): number => Buffer.byteLength(text)

const planSize = (plan: Precedent['plan']): number =>
  plan.reduce((sum, item) => sum + bytes(item.action) + 120, 0)

/** The beginning of a text that has at most so many bytes in UTF-8, whole characters only. */
function cut(text: string, most: number): string {
  if (bytes(text) <= most) return text
  let size = 0
  let kept = ''
  for (const character of text) {
    size += bytes(character)
    if (size > most) break
    kept += character
  }
  return kept
}
