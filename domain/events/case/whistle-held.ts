import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The called parties met: who had reported in, who was absent, with the minutes kept apart. */
export const whistleHeld = defineEvent({
  type: 'whistle-held',
  subject: 'case',
  zh: '吹哨会商',
  data: () =>
    z.object({
      present: z.array(z.string().min(1)),
      absent: z.array(z.string().min(1)),
      /** The minutes. */
      text: commitment.optional(),
    }),
  example: { present: ['chengguan', 'wuye'], absent: ['juwei'], text: '0'.repeat(64) },
})
