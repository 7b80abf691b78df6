import * as z from 'zod'
import { CASE_ENDINGS } from '#domain/case/record/case.ts'
import { STAGES } from '#domain/case/record/transitions.ts'
import { instant } from '#domain/clock/calendar.ts'
import { END_GROUNDS, REJECTIONS, REPORT_GROUNDS, TERMINATION_GROUNDS } from '#domain/grounds.ts'
import { door } from '#domain/pack/doors.ts'
import { DOOR_ROLES } from '#domain/report/told.ts'
import { REPORTER_ACTIONS } from '#domain/report/tracker/offered.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { label, trackingCode } from './shared.schema.ts'
import { leftSchema } from './task-view.ts'

/** Where a report stands, as its reporter sees it. */
export const trackReport = once(
  () =>
    ({
      path: trackingCode,
      answer: z.object({
        trackingCode: z.string(),
        receivedAt: instant,
        practice: z
          .literal(true)
          .optional()
          .meta({ description: '训练: an exercise in a street to practise in' }),
        openedAt: instant.optional(),
        answerBy: instant.optional().meta({ description: 'By when the reporter gets an answer' }),
        answeredAt: instant.optional(),
        answer: z
          .string()
          .optional()
          .meta({ description: '答复 · The words of the reply, as they were approved' }),
        endedAt: instant.optional(),
        left: leftSchema.optional().meta({ description: 'Until then, in working time' }),
        again: label
          .extend({ since: instant, until: instant.optional(), answer: z.string().optional() })
          .optional()
          .meta({
            description:
              'It was answered in an earlier round and is worked on again: since when, and by when what goes on is to be done',
          }),
        postponements: z
          .array(
            label.extend({
              kind: z.enum(['reply', 'extended', 'parked']),
              granted: z.boolean(),
              at: instant,
              until: instant.optional(),
              words: label.meta({ description: '对外说明 · What the public is told of it' }),
            }),
          )
          .optional()
          .meta({ description: 'What was decided about putting it off, oldest first' }),
        status: label.extend({
          code: z.enum(['received', 'withdrawn', 'report-ended', 'open', ...CASE_ENDINGS]),
        }),
        stage: label
          .extend({ code: z.enum([...STAGES, 'coarse']) })
          .optional()
          .meta({
            description: 'Where it stands, in words for the public; of a tip-off only that it is handled',
          }),
        words: label.meta({ description: 'What that means for whoever reported' }),
        next: label.optional().meta({ description: 'What comes next' }),
        handledBy: z.array(label).optional().meta({ description: 'Who handles it; the first leads' }),
        ledIn: label.optional().meta({ description: 'The grid whose leader has it' }),
        steps: z
          .array(label.extend({ at: instant }))
          .meta({ description: 'What happened so far, oldest first' }),
        actions: z
          .array(label.extend({ action: z.enum(REPORTER_ACTIONS) }))
          .meta({ description: 'What the reporter may do now' }),
        interim: z
          .object({ at: instant, words: z.string() })
          .optional()
          .meta({ description: '阶段性答复 · What was told last while it waits' }),
        takenOn: z
          .object({ at: instant, reference: z.string().optional() })
          .optional()
          .meta({ description: 'When the body it was passed on to took it on, and its number there' }),
        parkedUntil: instant.optional(),
        parkedWords: z
          .string()
          .optional()
          .meta({ description: '对外说明 · Why nothing can be done for now' }),
        reason: label
          .extend({
            code: z.enum([...REJECTIONS, ...REPORT_GROUNDS, ...END_GROUNDS, ...TERMINATION_GROUNDS]),
            explained: z
              .string()
              .optional()
              .meta({ description: '说明 · How that was explained, in words for the public' }),
          })
          .optional()
          .meta({
            description:
              'Why it ended without being solved: from a list, never what staff wrote among themselves',
          }),
        door: door
          .extend({ role: label.extend({ code: z.enum(DOOR_ROLES) }) })
          .optional()
          .meta({ description: 'Where to turn to now, and why there' }),
      }),
    }) satisfies RouteSchemas,
)
