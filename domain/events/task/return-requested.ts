import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A party says "not ours". The clock runs on. */
export const returnRequested = defineEvent({
  type: 'return-requested',
  subject: 'case',
  zh: '申请退单',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      party: z.string().min(1),
      reason: z.string().min(1),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', party: 'fangban', reason: 'not-our-duty' },
})
