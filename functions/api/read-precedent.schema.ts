import { shownPrecedent } from '#domain/precedent/shown.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { precedentId } from './shared.schema.ts'

/** A precedent as people read it. */
export const readPrecedent = once(
  () => ({ path: precedentId, answer: shownPrecedent }) satisfies RouteSchemas,
)
