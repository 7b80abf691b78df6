import * as z from 'zod'
import { caseAction } from '#domain/case/asked/actions.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { caseSchema } from './case-view.ts'
import { caseId } from './shared.schema.ts'

/** An action on a case, and what became of it. */
export const actOnCase = once(
  () =>
    ({
      path: caseId,
      body: caseAction,
      answer: z.object({ action: z.string(), case: caseSchema() }),
    }) satisfies RouteSchemas,
)
