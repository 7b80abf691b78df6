import * as z from 'zod'
import { listed, words } from '#domain/case/record/fields.ts'
import { LOOK_REASONS } from '#domain/report/record/look-reasons.ts'
import { person } from '#domain/report/record/report.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { caseId, id } from './shared.schema.ts'

/** Why somebody looks, and who reported. */
export const lookAtReporter = once(
  () =>
    ({
      path: caseId.extend({ reportId: id('诉求编号 · The id of a report that stands with it') }),
      body: z.strictObject({
        reason: listed(LOOK_REASONS, 'look-reason'),
        note: words(500, 'centre').optional(),
      }),
      answer: person,
    }) satisfies RouteSchemas,
)
