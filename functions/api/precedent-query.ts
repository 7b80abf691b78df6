import * as z from 'zod'
import { MAX_QUESTION } from '#domain/knowledge/look-up.ts'

/** The longest question in an address: in it a character takes up to twelve bytes, and a gateway takes ten thousand. */
const MAX_IN_ADDRESS = 500

/** What precedents are searched by. A matter or party may be gone from the pack: its precedents are not. */
const searched = z.strictObject({
  q: z.string().max(MAX_QUESTION, `Ask in at most ${MAX_QUESTION} characters.`).optional(),
  matter: z.string().min(1).max(40).optional(),
  place: z.string().min(1).max(200).optional(),
  placeKind: z.string().min(1).max(40).optional(),
  party: z.string().min(1).max(40).optional(),
  caseId: z.string().min(1).max(60).optional(),
  limit: z.coerce.number().int().min(1).max(20).default(10),
})
const WHAT = ['q', 'matter', 'place', 'party', 'caseId'] as const
const saysWhat = (asked: z.infer<typeof searched>): boolean => WHAT.some((one) => asked[one] !== undefined)
const NOTHING_SAID = { path: ['q'], message: 'Say what to look for: q, matter, place, party or caseId.' }

/**
 * A search as it is posted: words, a matter, a place (its code, its name, or words about it), a party that took part, or
 * the case they are to help, at least one of them; and beside it the kind of place, which a known place tells.
 */
export const precedentSearch = searched
  .refine(saysWhat, NOTHING_SAID)
  .meta({ anyOf: WHAT.map((one) => ({ required: [one] })) })

/** A search in an address: the same with a shorter question. */
export const precedentQuery = searched
  .extend({
    q: z
      .string()
      .max(
        MAX_IN_ADDRESS,
        `Ask in at most ${MAX_IN_ADDRESS} characters here, or post to /v1/precedents/search.`,
      )
      .optional(),
  })
  .refine(saysWhat, NOTHING_SAID)
