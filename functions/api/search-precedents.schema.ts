import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { adviceSchema } from './advice.schema.ts'
import { foundSchema } from './found-precedent-view.ts'
import { precedentQuery, precedentSearch } from './precedent-query.ts'
import { label } from './shared.schema.ts'

/** Ranked precedents with advice. */
export const foundPrecedents = once(() =>
  z.object({
    complete: z.boolean().meta({ description: 'False when the time was up or it failed: go on without' }),
    reason: z.enum(['late', 'failed']).optional(),
    items: z.array(foundSchema),
    advice: adviceSchema.optional(),
    hint: label.extend({ code: z.literal('too-little') }).optional(),
  }),
)

/** A search in an address. */
export const searchPrecedents = once(
  () => ({ query: precedentQuery, answer: foundPrecedents() }) satisfies RouteSchemas,
)

/** A search as it is posted. */
export const searchPrecedentsAtLength = once(
  () => ({ body: precedentSearch, answer: foundPrecedents() }) satisfies RouteSchemas,
)
