import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { peopleSchema } from './people-told.ts'
import { precedentSchema } from './precedent-view.ts'
import { precedentId } from './shared.schema.ts'

/** A precedent as people read it. */
export const readPrecedent = once(
  () =>
    ({
      path: precedentId,
      answer: precedentSchema.extend({ people: peopleSchema() }),
    }) satisfies RouteSchemas,
)
