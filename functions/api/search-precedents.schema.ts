import * as z from 'zod'
import { card } from '#domain/knowledge/entry.ts'
import { CONFIRMATIONS } from '#domain/precedent/precedent.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { adviceSchema } from './advice.schema.ts'
import { precedentQuery, precedentSearch } from './precedent-query.ts'
import { label } from './shared.schema.ts'

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
export const toldOfCard = card.pick({
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

/** Ranked precedents with advice. */
const answer = once(() =>
  z.object({
    complete: z.boolean().meta({ description: 'False when the time was up or it failed: go on without' }),
    reason: z.enum(['late', 'failed']).optional(),
    items: z.array(
      toldOfCard.extend({
        score: z.number(),
        problem: z.string(),
        outcome: z.string(),
        highlights: z.object({ problem: piece.optional(), outcome: piece.optional() }),
        reasons: z.array(reason),
      }),
    ),
    advice: adviceSchema.optional(),
    hint: label.extend({ code: z.literal('too-little') }).optional(),
  }),
)

/** A search in an address. */
export const searchPrecedents = once(
  () => ({ query: precedentQuery, answer: answer() }) satisfies RouteSchemas,
)

/** A search as it is posted. */
export const searchPrecedentsAtLength = once(
  () => ({ body: precedentSearch, answer: answer() }) satisfies RouteSchemas,
)
