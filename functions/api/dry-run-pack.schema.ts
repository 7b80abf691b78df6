import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { cursor, label, page } from './shared.schema.ts'

/** What a version would change, as it is asked for. */
export const dryRunPack = once(
  () =>
    ({
      path: z.object({
        version: z.coerce.number().int().positive().meta({ description: '版本 · The version that is tried' }),
      }),
      query: page,
      answer: z.object({
        items: z.array(
          z.object({
            caseId: z.string(),
            matter: z.string(),
            openedAt: instant,
            packVersion: z
              .number()
              .int()
              .meta({ description: '案件现在用的一版 · By which it is handled now' }),
            differences: z.array(z.object({ about: label, words: label, because: label.optional() })),
          }),
        ),
        tried: z.number().int().nonnegative(),
        cursor,
      }),
    }) satisfies RouteSchemas,
)
