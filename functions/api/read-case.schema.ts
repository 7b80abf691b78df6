import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { actionSchema } from './action-view.ts'
import { adviceSchema } from './advice.schema.ts'
import { caseSchema } from './case-view.ts'
import { peopleSchema } from './people-told.ts'
import { caseId, page } from './shared.schema.ts'
import { explainedTaskSchema } from './task-view.ts'
import { timelineSchema } from './timeline-view.ts'

/** What past cases advise where somebody decides, or why nothing is said; the decision goes on without. */
const advised = once(() => {
  const suggestedLead = z
    .string()
    .optional()
    .meta({ description: "Who is to lead, by the ruling that accepted the last lead's return" })
  return z.discriminatedUnion('given', [
    adviceSchema.extend({ given: z.literal(true), suggestedLead }),
    z.object({ given: z.literal(false), reason: z.enum(['late', 'failed']), suggestedLead }),
  ])
})

/** A case with what is owed in it, what past ones advise, and its timeline. */
export const readCase = once(
  () =>
    ({
      path: caseId,
      query: page,
      answer: z.object({
        case: caseSchema(),
        reports: z.number().int().nonnegative().meta({ description: 'How many reports stand with the case' }),
        actions: z
          .array(actionSchema)
          .meta({ description: 'What whoever asks may do now, the likeliest first' }),
        tasks: z.array(explainedTaskSchema),
        people: peopleSchema(),
        advice: advised().optional(),
        timeline: timelineSchema(),
      }),
    }) satisfies RouteSchemas,
)
