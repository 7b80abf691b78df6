import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { caseId } from './shared.schema.ts'

/** A case that goes on. */
export const resumeStalled = once(
  () =>
    ({
      path: caseId,
      answer: z.object({ caseId: z.string(), run: z.number().int() }),
    }) satisfies RouteSchemas,
)
