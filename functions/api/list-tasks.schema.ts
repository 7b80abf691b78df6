import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import { role } from '#domain/people/actor.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { actionSchema, formSchema } from './action-view.ts'
import { gistSchema } from './case-view.ts'
import { onDeskSchema } from './duty-view.ts'
import { peopleSchema } from './people-told.ts'
import { cursor, from } from './shared.schema.ts'

/** Whose tasks are asked for, due before when, and where the page begins; one page of them. */
export const listTasks = once(
  () =>
    ({
      query: z.strictObject({
        party: z.string().min(1).max(40).optional(),
        role: role.exclude(['system']).optional(),
        grid: z.string().min(1).max(40).optional(),
        dueBefore: instant.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
        cursor: from,
      }),
      answer: z.object({
        items: z.array(
          onDeskSchema.extend({
            case: gistSchema.optional(),
            actions: z.array(actionSchema),
          }),
        ),
        people: peopleSchema(),
        forms: z.record(z.string(), formSchema).meta({ description: 'The forms of the actions, each once' }),
        cursor,
      }),
    }) satisfies RouteSchemas,
)
