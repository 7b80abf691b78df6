import * as z from 'zod'
import { taskOutcome } from '../../case/asked/outcomes.ts'

/** A department's own system reports how a task of its party ended. */
export const taskOutcomeSubmitted = {
  type: 'task-outcome-submitted',
  version: 1,
  zh: '部门系统反馈',
  data: z.strictObject({
    jurisdiction: z.string().min(1).max(40),
    party: z.string().min(1).max(40),
    taskId: z.string().min(1).max(80),
    outcome: taskOutcome,
  }),
  example: {
    jurisdiction: 'wujiaochang',
    party: 'chengguan',
    taskId: 'c-01h0000000000000000000000.3',
    outcome: { outcome: 'done', note: '已到现场清理。' },
  },
} as const
