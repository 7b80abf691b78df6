import type { MatterHint } from '../triage/suggest.ts'
import type { Backing } from './advice.ts'
import { type Alike, mostTelling, type Question } from './look-up.ts'
import { markOf } from './rank.ts'

/** Why a matter is suggested while a report is being written down. */
export type MatterReason =
  | { readonly kind: 'keywords'; readonly words: readonly string[] }
  | { readonly kind: 'against'; readonly words: readonly string[] }
  | { readonly kind: 'being-typed'; readonly word: string }
  | { readonly kind: 'precedents'; readonly share: number; readonly precedentIds: readonly string[] }
  | { readonly kind: 'here-before'; readonly times: number }

/** A matter that a report may be of, with what speaks for it. */
export type SuggestedMatter = {
  readonly matter: string
  /** How much speaks for it, next to the others. */
  readonly score: number
  readonly sure?: boolean
  readonly reasons: readonly MatterReason[]
}

/** A past case with like words, as its postings tell of it: nobody has opened it for this. */
export type Like = {
  readonly precedentId: string
  /** Not told of one whose matter is gone, or that was indexed before postings told it. */
  readonly matter?: string
  /** The words in common, those that tell most first. */
  readonly terms: readonly string[]
  readonly score: number
}

const MAX_MATTERS = 5
/** Precedents that are named for a matter. */
const NAMED = 3
/** As many past cases speak for their matters, each by its score. */
const SPEAKING = 10
/** What speaks for a matter, next to a short word of the pack, which is one: all precedents of the same words; each case here before. */
const OF_PRECEDENTS = 4
const OF_EACH_HERE = 0.5
const BEING_TYPED = 0.5

/**
 * The past cases that share most with the words of a question.
 * @param known the matters there are
 */
export function likeOf(
  { weights, written }: Pick<Question, 'weights' | 'written'>,
  alike: readonly Alike[],
  known: readonly { readonly code: string }[],
): Like[] {
  const matters = new Map(known.map(({ code }) => [markOf(code), code]))
  const speaking = alike.filter(({ score }) => score > 0).slice(0, SPEAKING)
  return speaking.map(({ precedentId, impacts, score, mark = '' }) => {
    const matter = matters.get(mark)
    const told = [...impacts].map(([term, impact]) => ({ term, worth: impact * (weights.get(term) ?? 0) }))
    return { precedentId, ...(matter !== undefined && { matter }), terms: mostTelling(told, written), score }
  })
}

/**
 * The matters (事项) a report may be of, the likeliest first: by the pack's weighed words, as triage will go by them, by
 * precedents with like words, and by what there was at the place before.
 * @param known the matters there are; those of old precedents may be gone
 */
export function suggestedMatters(
  hints: readonly MatterHint[],
  like: readonly Like[],
  here: readonly Backing[],
  known: readonly { readonly code: string }[],
): SuggestedMatter[] {
  const whole = like.reduce((sum, { score }) => sum + score, 0)
  return known
    .map(({ code }) => {
      const hint = hints.find(({ matter }) => matter === code)
      const ofIt = like.filter(({ matter }) => matter === code)
      const share = ofIt.reduce((sum, { score }) => sum + score / whole, 0)
      const times = here.filter(({ matter }) => matter === code).length
      const worth =
        (hint?.score ?? 0) +
        (hint?.begun === undefined ? 0 : BEING_TYPED) +
        share * OF_PRECEDENTS +
        times * OF_EACH_HERE
      const reasons: MatterReason[] = [
        ...(hint === undefined || hint.keywords.length === 0
          ? []
          : [{ kind: 'keywords' as const, words: hint.keywords }]),
        ...(hint?.against === undefined ? [] : [{ kind: 'against' as const, words: hint.against }]),
        ...(hint?.begun === undefined ? [] : [{ kind: 'being-typed' as const, word: hint.begun }]),
        ...(ofIt.length === 0
          ? []
          : [
              {
                kind: 'precedents' as const,
                share: Math.round(share * 100) / 100,
                precedentIds: ofIt.slice(0, NAMED).map(({ precedentId }) => precedentId),
              },
            ]),
        ...(times === 0 ? [] : [{ kind: 'here-before' as const, times }]),
      ]
      return {
        matter: code,
        score: Math.round(worth * 100) / 100,
        ...(hint?.sure && { sure: true }),
        reasons,
        worth,
      }
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MAX_MATTERS)
    .map(({ worth: _, ...one }) => one)
}
