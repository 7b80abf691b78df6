/** What a search for precedents answers. */
import * as z from 'zod'
import { facts } from '#domain/knowledge/entry.ts'
import { CONFIRMATIONS, precedent } from '#domain/precedent/precedent.ts'
import { submission } from '#domain/report/submission.ts'

const mark = z.object({ from: z.number().int(), to: z.number().int() })
const piece = z.object({ text: z.string(), marks: z.array(mark) })
const backing = facts.extend({ precedentId: z.string() })
const count = z.number().int().nonnegative()

const reason = z.union([
  z.object({ kind: z.literal('words'), terms: z.array(z.string()) }),
  z.object({ kind: z.enum(['same-matter', 'same-place', ...CONFIRMATIONS]) }),
  z.object({ kind: z.literal('same-kind-of-place'), placeKind: z.string() }),
  z.object({ kind: z.literal('same-party'), party: z.string() }),
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

const answer = facts.extend({
  precedentId: z.string(),
  parties: z.array(z.string()).optional(),
  score: z.number(),
  problem: z.string(),
  outcome: z.string(),
  highlights: z.object({ problem: piece.optional(), outcome: piece.optional() }),
  reasons: z.array(reason),
})

/** Ranked precedents with advice. */
export const precedentPage = z.object({
  complete: z.boolean().meta({ description: 'False when the time was up or it failed: go on without' }),
  reason: z.enum(['late', 'failed']).optional(),
  items: z.array(answer),
  advice: adviceSchema.optional(),
  hint: z.object({ code: z.literal('too-little'), zh: z.string(), en: z.string() }).optional(),
})

const label = z.object({ zh: z.string(), en: z.string() })

/** What is known of a report while it is being typed. */
export const intakeAdvice = z.object({
  complete: z.boolean().meta({ description: 'False when something was late or failed: go on without' }),
  missing: z.array(
    z.object({ part: z.enum(['precedents', 'duplicates']), reason: z.enum(['late', 'failed']) }),
  ),
  matters: z
    .array(
      z.object({
        matter: z.string(),
        name: label,
        reasons: z.array(
          z.union([
            z.object({ kind: z.literal('keywords'), words: z.array(z.string()) }),
            z.object({ kind: z.literal('being-typed'), word: z.string() }),
            z.object({
              kind: z.literal('precedents'),
              share: z.number(),
              precedentIds: z.array(z.string()),
            }),
            z.object({ kind: z.literal('here-before'), times: count }),
          ]),
        ),
      }),
    )
    .meta({ description: '事项建议 · Matters it may be of, the likeliest first, with what speaks for each' }),
  place: z
    .object({
      key: z.string(),
      grid: z.string(),
      point: submission.shape.point,
      by: z.enum(['known', 'begun', 'words']),
      name: z.string().optional(),
      kind: z.string().optional(),
      candidates: z.array(z.object({ code: z.string(), name: z.string(), grid: z.string() })),
    })
    .optional()
    .meta({
      description:
        '地点与网格 · The place as it was understood: known, the only one that begins so, or nothing but words',
    }),
  duplicates: z
    .array(
      z.object({
        caseId: z.string(),
        matter: z.string(),
        openedAt: z.string().optional(),
      }),
    )
    .optional()
    .meta({
      description:
        '疑似重复 · Open cases it would join, to be opened for more; only for those who may see cases',
    }),
  here: z.array(backing).meta({ description: '此地往事 · What happened at this place before' }),
  likeThis: adviceSchema.shape.likeThis,
  like: z
    .array(
      z.object({
        precedentId: z.string(),
        matter: z.string().optional(),
        terms: z.array(z.string()),
        score: z.number(),
      }),
    )
    .meta({
      description:
        '相似案例 · Past cases with these words in common, the likeliest first; each can be opened as a precedent',
    }),
})
