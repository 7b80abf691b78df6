import * as z from 'zod'
import { assignee } from '#domain/case/record/task.ts'
import { role } from '#domain/people/actor.ts'
import { CHANNELS } from '#domain/report/record/channels.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { label } from './shared.schema.ts'

const named = z.object({ code: z.string(), ...label.shape })

/** Who is signed in. */
export const readMe = once(
  () =>
    ({
      answer: z.object({
        id: z.string(),
        name: z.string().meta({ description: 'As the account is called' }),
        jurisdiction: named,
        roles: z.array(z.object({ code: role, ...label.shape })),
        party: named.optional(),
        grids: z.array(named),
        desks: z
          .array(assignee)
          .meta({ description: 'The desks whose tasks are theirs, in the order in which they look at them' }),
        boards: z
          .array(z.string())
          .meta({ description: 'The boards whose cases they see: `street`, `grid:<code>`, `party:<code>`' }),
        may: z.array(z.string()).meta({ description: 'What their roles may do whatever the case' }),
        reads: z.array(z.string()).meta({ description: 'What they may read beside the cases they see' }),
        submitsAt: z
          .array(z.enum(['desk', 'street']))
          .meta({ description: 'Where they take reports in; nowhere when empty' }),
        channels: z
          .array(z.enum(CHANNELS))
          .meta({ description: 'The channels by which they submit reports (`POST /v1/desk/reports`)' }),
      }),
    }) satisfies RouteSchemas,
)
