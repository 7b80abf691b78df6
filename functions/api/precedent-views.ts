import { highlight } from '#domain/knowledge/highlight.ts'
import type { Answer } from '#domain/knowledge/look-up.ts'
import { toldOfCard } from './search-precedents.schema.ts'

/** An answer as people read it: the piece of its texts in which the words stand, and why it is here. */
export function answerView({ card, score, reasons }: Answer, words = '') {
  const { problem, outcome } = card
  const pieces = { problem: highlight(problem, words), outcome: highlight(outcome, words) }
  return {
    ...toldOfCard.parse(card),
    score: Math.round(score * 100) / 100,
    problem: problem.slice(0, SHOWN).toWellFormed(),
    outcome: outcome.slice(0, SHOWN).toWellFormed(),
    highlights: {
      ...(pieces.problem && { problem: pieces.problem }),
      ...(pieces.outcome && { outcome: pieces.outcome }),
    },
    reasons,
  }
}
/** Characters of a text that a list shows; the whole is at the precedent's own address. */
const SHOWN = 200
