import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { label } from './shared.schema.ts'

const version = z.coerce.number().int().positive().optional()

/** The versions of a pack, as they are asked for. */
export const listPacks = once(
  () =>
    ({
      query: z.strictObject({
        before: version.meta({ description: '与哪一版相比 · The version that is compared with' }),
        after: version.meta({ description: '哪一版 · The version that is compared' }),
      }),
      answer: z.object({
        items: z.array(
          z.object({
            version: z.number().int(),
            ...label.shape,
            publishedAt: instant,
            publishedBy: z.string(),
            served: z.boolean().meta({ description: '正在用 · New cases are opened under it' }),
          }),
        ),
        differences: z
          .array(
            z.object({
              where: z.string().meta({ description: 'The path, entries of lists by their code' }),
              change: z.enum(['added', 'removed', 'changed']),
              before: z.string().optional(),
              after: z.string().optional(),
            }),
          )
          .optional()
          .meta({ description: 'Where two versions were named' }),
        more: z.literal(true).optional().meta({ description: 'There are more differences than are told' }),
      }),
    }) satisfies RouteSchemas,
)
