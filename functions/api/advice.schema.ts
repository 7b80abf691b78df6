/** What past cases advise, wherever it is told. */
import * as z from 'zod'
import { facts } from '#domain/knowledge/entry.ts'
import { precedent } from '#domain/precedent/precedent.ts'

/** How many of something. */
export const count = z.number().int().nonnegative()

/** A past case that stands behind an advice. */
export const backingSchema = facts.extend({ precedentId: z.string() })

/** How the latest cases of a matter went. */
export const likeThisSchema = z.object({
  count,
  leads: z.array(z.object({ party: z.string(), count })),
  medianWorkingDays: z.number().nonnegative(),
  recurred: count,
  returned: count,
  latest: z.array(backingSchema),
  atSuchPlaces: z.array(backingSchema).meta({ description: 'The latest of them at the same kind of place' }),
})

/** Past cases as moments of deciding use them. */
export const adviceSchema = z.object({
  matters: z
    .array(z.object({ matter: z.string(), share: z.number() }))
    .meta({ description: '受理 · At intake: matters of precedents with like words' }),
  here: z.array(backingSchema).meta({ description: '受理 · At intake: what happened at this place before' }),
  likeThis: likeThisSchema
    .optional()
    .meta({ description: '派遣 · At dispatch: how the latest cases of this matter went' }),
  plans: z
    .array(z.object({ precedentId: z.string(), plan: precedent.shape.plan }))
    .meta({ description: '吹哨 · At the whistle: plans after which the trouble stayed away' }),
})
