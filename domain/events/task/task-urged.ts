import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Somebody was urged, and it counts. */
export const taskUrged = defineEvent({
  type: 'task-urged',
  subject: 'case',
  zh: '催办',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      times: z.number().int().nonnegative(),
    }),
  example: { taskId: 'c-1.3', times: 1 },
})
