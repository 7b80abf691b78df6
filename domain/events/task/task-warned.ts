import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A set share of a limit has run. */
export const taskWarned = defineEvent({
  type: 'task-warned',
  subject: 'case',
  zh: '临期预警',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      /** Per cent of the limit. */
      share: z.number().int().positive(),
    }),
  example: { taskId: 'c-1.3', share: 80 },
})
