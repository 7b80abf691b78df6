import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import { LOOKED_FOR } from '#domain/report/record/look-reasons.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { cursor, from } from './shared.schema.ts'
import { actedBy } from './timeline-view.ts'

/** Of which month, and where the page begins; one page of looks. */
export const listLooks = once(
  () =>
    ({
      query: z.strictObject({
        month: z
          .string()
          .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Say a month, as 2021-02.')
          .meta({ description: '月份 · The month, as 2021-02' }),
        limit: z.coerce.number().int().min(1).max(100).default(100),
        cursor: from,
      }),
      answer: z.object({
        items: z.array(
          z.object({
            at: instant,
            by: actedBy,
            reason: z.enum(LOOKED_FOR),
            reportId: z.string(),
            caseId: z.string(),
            place: z.string().meta({ description: 'Of the case, as those who see it read it' }),
            matter: z.string(),
          }),
        ),
        cursor,
      }),
    }) satisfies RouteSchemas,
)
