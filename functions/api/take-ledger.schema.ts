import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { listing } from './list-cases.schema.ts'
import { cursor, from } from './shared.schema.ts'

/** Which list is taken away, and where it goes on; the list as a file for spreadsheets. */
export const takeLedger = once(
  () =>
    ({
      body: z.strictObject({
        ...listing,
        cursor: from,
        language: z
          .enum(['zh', 'en'])
          .default('zh')
          .meta({ description: '列名的语言 · The language of its titles' }),
      }),
      answer: z.object({
        name: z.string().meta({ description: '文件名 · What the file is to be called' }),
        csv: z
          .string()
          .meta({ description: 'The file, with its byte order mark: save it as it is, in UTF-8' }),
        lines: z.number().int().nonnegative(),
        cursor,
        more: z
          .literal(true)
          .optional()
          .meta({ description: 'More were found than are told: look for something more exact' }),
      }),
    }) satisfies RouteSchemas,
)
