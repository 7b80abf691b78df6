import * as z from 'zod'
import { card } from '#domain/knowledge/entry.ts'
import { highlight } from '#domain/knowledge/highlight.ts'
import type { Answer } from '#domain/knowledge/look-up.ts'
import { CONFIRMATIONS } from '#domain/precedent/precedent.ts'

const piece = z.object({
  text: z.string(),
  marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
})

const reason = z.union([
  z.object({ kind: z.literal('words'), terms: z.array(z.string()) }),
  z.object({ kind: z.enum(['same-matter', 'same-place', ...CONFIRMATIONS]) }),
  z.object({ kind: z.literal('same-kind-of-place'), placeKind: z.string() }),
  z.object({ kind: z.literal('same-party'), party: z.string() }),
  z.object({ kind: z.literal('recurred'), times: z.number().int().positive() }),
])

/** What of a card is told as it stands. */
const toldOfCard = card.pick({
  matter: true,
  placeKey: true,
  placeKind: true,
  confirmation: true,
  archivedAt: true,
  watchUntil: true,
  workingDays: true,
  returns: true,
  recurred: true,
  lead: true,
  precedentId: true,
  parties: true,
})

/** A precedent that was found, with the pieces of its texts in which the words stand. */
export const foundSchema = toldOfCard.extend({
  score: z.number(),
  problem: z.string(),
  outcome: z.string(),
  highlights: z.object({ problem: piece.optional(), outcome: piece.optional() }),
  reasons: z.array(reason),
})

/** A precedent that was found, as people read it: the piece of its texts in which the words stand, and why it is here. */
export function foundView({ card: found, score, reasons }: Answer, words = '') {
  const { problem, outcome } = found
  const pieces = { problem: highlight(problem, words), outcome: highlight(outcome, words) }
  return {
    ...toldOfCard.parse(found),
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
