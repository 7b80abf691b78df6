import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'

/** At most so many scopes at a time: a page shows a desk, a board, a case. */
const MAX_SCOPES = 10
const SCOPE = /^(?:desk|case:[A-Za-z0-9-]{1,60}|board:[a-z0-9-]{1,40}|party:[a-z0-9-]{1,40})$/

/** Which scopes are asked for, and the version of each. */
export const readPulse = once(
  () =>
    ({
      query: z.object({
        of: z
          .string()
          .max(1_000)
          .transform((of) => [...new Set(of.split(','))])
          .pipe(
            z
              .array(
                z.string().regex(SCOPE, 'Say desk, case:<id>, board:street, board:<grid> or party:<code>.'),
              )
              .max(MAX_SCOPES),
          )
          .meta({
            description:
              '范围，逗号分隔 · By commas: `desk` (the own ones), `case:<id>`, `board:street`, `board:<grid>`, `party:<code>`',
          }),
      }),
      headers: z.object({
        'if-none-match': z
          .string()
          .optional()
          .meta({ description: '上次的 ETag · The ETag of the answer one has' }),
      }),
      answer: z.object({
        versions: z
          .record(z.string(), z.string())
          .meta({ description: 'By scope, its version: opaque; another one says that something has moved' }),
      }),
      answerHeaders: z.object({
        etag: z.string().meta({ description: 'Names these versions together' }),
      }),
    }) satisfies RouteSchemas,
)
