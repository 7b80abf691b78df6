/** What a search for precedents answers. */
import * as z from 'zod'
import { facts } from '#domain/knowledge/entry.ts'
import { CONFIRMATIONS, precedent } from '#domain/precedent/precedent.ts'

const mark = z.object({ from: z.number().int(), to: z.number().int() })
const piece = z.object({ text: z.string(), marks: z.array(mark) })
const backing = facts.extend({ precedentId: z.string() })
const count = z.number().int().nonnegative()

const reason = z.union([
  z.object({ kind: z.literal('words'), terms: z.array(z.string()) }),
  z.object({ kind: z.enum(['same-matter', 'same-place', ...CONFIRMATIONS]) }),
  z.object({ kind: z.literal('same-kind-of-place'), placeKind: z.string() }),
  z.object({ kind: z.literal('recurred'), times: z.number().int().positive() }),
])

/** Past cases as moments of deciding use them. */
export const adviceSchema = z.object({
  matters: z
    .array(z.object({ matter: z.string(), share: z.number() }))
    .meta({ description: '受理 · At intake: matters of precedents with like words' }),
  here: z.array(backing).meta({ description: '受理 · At intake: what happened at this place before' }),
  likeThis: z
    .object({
      count,
      leads: z.array(z.object({ party: z.string(), count })),
      medianWorkingDays: z.number().nonnegative(),
      recurred: count,
      returned: count,
      latest: z.array(backing),
      atSuchPlaces: z.array(backing).meta({ description: 'The latest of them at the same kind of place' }),
    })
    .optional()
    .meta({ description: '派遣 · At dispatch: how the latest cases of this matter went' }),
  plans: z
    .array(z.object({ precedentId: z.string(), plan: precedent.shape.plan }))
    .meta({ description: '吹哨 · At the whistle: plans after which the trouble stayed away' }),
})

/** Ranked precedents with advice. */
export const precedentPage = z.object({
  complete: z.boolean().meta({ description: 'False when the time was up: go on without' }),
  items: z.array(
    facts.extend({
      precedentId: z.string(),
      score: z.number(),
      problem: z.string(),
      outcome: z.string(),
      highlights: z.object({ problem: piece.optional(), outcome: piece.optional() }),
      reasons: z.array(reason),
    }),
  ),
  advice: adviceSchema.optional(),
  hint: z.object({ code: z.literal('too-little'), zh: z.string(), en: z.string() }).optional(),
})
