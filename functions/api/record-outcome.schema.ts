import * as z from 'zod'
import { taskOutcome } from '#domain/case/asked/outcomes.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { caseSchema } from './case-view.ts'
import { id } from './shared.schema.ts'

/** The outcome of a task, and what became of it. */
export const recordOutcome = once(
  () =>
    ({
      path: z.object({ taskId: id('任务编号 · The id of a task') }),
      body: taskOutcome,
      answer: z.object({ taskId: z.string(), outcome: z.string(), case: caseSchema() }),
    }) satisfies RouteSchemas,
)
