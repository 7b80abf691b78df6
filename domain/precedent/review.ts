import * as z from 'zod'
import { text } from '../text.ts'

const reason = text(500)

/** What a reviewer does to a precedent, and why: puts it in other words, or takes it out of use. */
export const precedentReview = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('edit'),
    problem: text(5_000).optional(),
    plan: z
      .array(z.strictObject({ item: z.string().min(1).max(40), action: text(500) }))
      .max(20)
      .optional(),
    reason,
  }),
  z.strictObject({ action: z.literal('withdraw'), reason }),
])
export type PrecedentReview = z.infer<typeof precedentReview>
