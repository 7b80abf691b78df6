import * as z from 'zod'
import { text } from '../../text.ts'

const reason = text(500)
const index = z.number().int().nonnegative()

/** Other words for a text; nothing in their place takes it out. */
const otherWords = (max: number) => text(max).nullable()

/** Everything of a precedent that a reviewer may put in other words; each is optional, one has to be there. */
const PARTS = {
  problem: text(5_000).optional(),
  /** By item. Without its action an item says nothing, so it cannot be taken out. */
  plan: z
    .array(z.strictObject({ item: z.string().min(1).max(40), action: text(500) }))
    .min(1)
    .max(20)
    .optional(),
  /** What was said about what did not work, by its place in the list from 0. */
  setbacks: z
    .array(z.strictObject({ index, words: otherWords(500) }))
    .min(1)
    .max(20)
    .optional(),
  /** What a party said it did, by its place in the list from 0. */
  parties: z
    .array(
      z.strictObject({
        party: z.string().min(1).max(100),
        did: z
          .array(z.strictObject({ index, words: otherWords(2_000) }))
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
  /** What a reporter said when called back, by its place in the list from 0. */
  followUp: z
    .array(z.strictObject({ index, words: otherWords(2_000) }))
    .min(1)
    .max(100)
    .optional(),
} as const

/** A reviewer's edit: an index counts in the revision that was read, so the edit names it. */
export const precedentEdit = z
  .strictObject({ action: z.literal('edit'), revision: z.number().int().nonnegative(), ...PARTS, reason })
  .refine(
    (edit) =>
      [edit.problem, edit.plan, edit.setbacks, edit.parties, edit.followUp].some((one) => one !== undefined),
    {
      path: ['problem'],
      message: 'Say what to put in other words: problem, plan, setbacks, parties or followUp.',
    },
  )
export type PrecedentEdit = z.infer<typeof precedentEdit>

/** What a reviewer does to a precedent, and why: puts it in other words, takes it out of use, or lets it stand again. */
export const precedentReview = z.discriminatedUnion('action', [
  precedentEdit,
  z.strictObject({ action: z.literal('withdraw'), reason }),
  z.strictObject({ action: z.literal('restore'), reason }),
])
export type PrecedentReview = z.infer<typeof precedentReview>
