import * as z from 'zod'
import { CASE_ENDINGS } from '#domain/case/record/case.ts'
import { instant } from '#domain/clock/calendar.ts'
import { END_GROUNDS, REJECTIONS, TERMINATION_GROUNDS } from '#domain/grounds.ts'
import { door } from '#domain/pack/doors.ts'
import { DOOR_ROLES } from '#domain/report/told.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { stageSchema } from './case-view.ts'
import { label, trackingCode } from './shared.schema.ts'

/** Where a report stands, as its reporter sees it. */
export const trackReport = once(
  () =>
    ({
      path: trackingCode,
      answer: z.object({
        trackingCode: z.string(),
        receivedAt: instant,
        openedAt: instant.optional(),
        answerBy: instant.optional().meta({ description: 'By when the reporter gets an answer' }),
        answeredAt: instant.optional(),
        endedAt: instant.optional(),
        status: label.extend({ code: z.enum(['received', 'withdrawn', 'open', ...CASE_ENDINGS]) }),
        stage: stageSchema.optional(),
        parkedUntil: instant.optional(),
        parkedWords: z
          .string()
          .optional()
          .meta({ description: '对外说明 · Why nothing can be done for now' }),
        reason: label
          .extend({ code: z.enum([...REJECTIONS, ...END_GROUNDS, ...TERMINATION_GROUNDS]) })
          .optional()
          .meta({
            description: 'Why it ended without being solved: from a list, never what somebody wrote',
          }),
        door: door
          .extend({ role: label.extend({ code: z.enum(DOOR_ROLES) }) })
          .optional()
          .meta({ description: 'Where to turn to now, and why there' }),
      }),
    }) satisfies RouteSchemas,
)
