import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'

/** What was set aside. */
export const listSetAside = once(
  () =>
    ({
      answer: z.object({
        items: z.array(
          z.object({
            queue: z.string().meta({ description: 'Called as in the runbook' }),
            count: z.number().int().nonnegative(),
            movable: z.boolean(),
          }),
        ),
      }),
    }) satisfies RouteSchemas,
)
