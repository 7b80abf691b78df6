import * as z from 'zod'
import { reportAction } from '#domain/report/asked.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { owedSchema } from './owed-view.ts'
import { caseId, id } from './shared.schema.ts'

/** An action on a report, and what the report is owed now. */
export const actOnReport = once(
  () =>
    ({
      path: caseId.extend({ reportId: id('诉求编号 · The id of a report that stands with it') }),
      body: reportAction,
      answer: z.object({ action: z.string(), reportId: z.string(), ...owedSchema.shape }),
    }) satisfies RouteSchemas,
)
