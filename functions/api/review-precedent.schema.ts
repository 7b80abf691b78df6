import { precedentReview } from '#domain/precedent/review/review.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { precedentSchema } from './precedent-view.ts'
import { precedentId } from './shared.schema.ts'

/** The review of a precedent, and how it stands after it. */
export const reviewPrecedent = once(
  () => ({ path: precedentId, body: precedentReview, answer: precedentSchema }) satisfies RouteSchemas,
)
