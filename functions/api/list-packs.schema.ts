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
        parts: z
          .array(
            z.object({
              code: z.string(),
              ...label.shape,
              count: z.number().int().positive().meta({ description: 'How many differences there are' }),
              differences: z.array(
                z.object({
                  change: z.enum(['added', 'removed', 'changed']),
                  about: label,
                  before: label.optional(),
                  after: label.optional(),
                }),
              ),
            }),
          )
          .optional()
          .meta({
            description: 'Where two versions were named: in what they differ, part by part, in words',
          }),
      }),
    }) satisfies RouteSchemas,
)
