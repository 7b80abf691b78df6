import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** 阶段性答复: those who wait for what is parked were told why; the system that it came from hears of it. */
export const interimReplyGiven = defineEvent({
  type: 'interim-reply-given',
  subject: 'case',
  zh: '已作阶段性答复',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      source: z.object({ system: z.string().min(1), reference: z.string().min(1) }).optional(),
    }),
  example: {
    taskId: 'c-01h0000000000000000000000.9',
    source: { system: 'district.12345', reference: '20210118-0001' },
  },
})
