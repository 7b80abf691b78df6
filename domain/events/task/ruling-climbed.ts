import * as z from 'zod'
import { RULINGS } from '../../case/record/ruling.ts'
import { assignee } from '../../case/record/task.ts'
import { defineEvent } from '../envelope/define.ts'

/** Nobody ruled on what was asked for, or whoever had to handed it up: the next desk has to. */
export const rulingClimbed = defineEvent({
  type: 'ruling-climbed',
  subject: 'case',
  zh: '审核提级',
  data: () =>
    z.object({
      on: z.enum(RULINGS),
      /** The ruling as the desk below had it, and as the next has it. */
      taskId: z.string().min(1),
      next: z.string().min(1),
      from: assignee,
      to: assignee,
    }),
  example: {
    on: 'objection',
    taskId: 'c-1.5',
    next: 'c-1.6',
    from: { kind: 'role', role: 'shift-leader' },
    to: { kind: 'role', role: 'centre-head' },
  },
})
