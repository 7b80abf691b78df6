import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Whoever owes a task has seen it. */
export const taskSigned = defineEvent({
  type: 'task-signed',
  subject: 'case',
  zh: '任务签收',
  data: () =>
    z.object({
      taskId: z.string().min(1),
    }),
  example: { taskId: 'c-1.3' },
})
