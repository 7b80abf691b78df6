import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The reporter could not be reached: an on-site check stands for the call. */
export const verificationOrdered = defineEvent({
  type: 'verification-ordered',
  subject: 'case',
  zh: '转现场核实',
  data: () =>
    z.object({
      taskId: z.string().min(1),
    }),
  example: { taskId: 'c-1.2' },
})
