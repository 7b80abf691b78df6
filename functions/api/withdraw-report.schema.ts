import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { trackingCode } from './shared.schema.ts'

/** A report that was taken back. */
export const withdrawReport = once(
  () =>
    ({
      path: trackingCode,
      answer: z.object({ trackingCode: z.string(), status: z.literal('withdrawn') }),
    }) satisfies RouteSchemas,
)
