import * as z from 'zod'
import { REPORTER_ACTIONS, reporterAction } from '#domain/report/tracker/reporter-action.ts'
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
