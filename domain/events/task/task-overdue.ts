import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A due time passed. It urges; it refers nothing. */
export const taskOverdue = defineEvent({
  type: 'task-overdue',
  subject: 'case',
  zh: '任务超时',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      dueAt: z.iso.datetime({ precision: 3 }),
      /** Since when it counts as late, where a ruling that was asked for in time was waited for. */
      from: z.iso.datetime({ precision: 3 }).optional(),
    }),
  example: { taskId: 'c-1.3', dueAt: '2021-01-18T02:00:00.000Z' },
})
