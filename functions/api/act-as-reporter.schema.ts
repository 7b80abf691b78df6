import * as z from 'zod'
import { reporterAction } from '#domain/report/record/reporter-action.ts'
import { REPORTER_ACTIONS } from '#domain/report/tracker/offered.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { trackingCode } from './shared.schema.ts'

/** What the reporter does, and that it was taken. */
export const actAsReporter = once(
  () =>
    ({
      path: trackingCode,
      body: reporterAction,
      answer: z.object({ trackingCode: z.string(), action: z.enum(REPORTER_ACTIONS) }),
    }) satisfies RouteSchemas,
)
