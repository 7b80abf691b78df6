import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { cursor, page } from './shared.schema.ts'

/** Cases that a fault has stopped. */
export const listStalled = once(
  () =>
    ({
      query: page,
      answer: z.object({
        items: z.array(
          z.object({
            caseId: z.string(),
            matter: z.string(),
            stage: z.string().meta({ description: 'Where it stands, or where it enters' }),
            run: z.number().int(),
            since: instant,
            error: z.string().meta({ description: 'The name of the fault, as the runbook tells it' }),
          }),
        ),
        looked: z.number().int().nonnegative().meta({ description: 'How many open cases were looked at' }),
        cursor,
      }),
    }) satisfies RouteSchemas,
)
