import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The reporter was called in vain. */
export const contactAttempted = defineEvent({
  type: 'contact-attempted',
  subject: 'case',
  zh: '联系未果',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      attempts: z.number().int().nonnegative(),
    }),
  example: { taskId: 'c-1.1', attempts: 1 },
})
