import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The parties that cooperate owe nothing any more: the due time of the lead, whose own part was done before, counts again. */
export const leadTimeResumed = defineEvent({
  type: 'lead-time-resumed',
  subject: 'case',
  zh: '主责时限恢复计时',
  data: () => z.object({ taskId: z.string().min(1) }),
  example: { taskId: 'c-1.3' },
})
