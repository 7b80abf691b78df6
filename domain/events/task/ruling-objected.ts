import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A party objects, once, to the ruling on its return. */
export const rulingObjected = defineEvent({
  type: 'ruling-objected',
  subject: 'case',
  zh: '退单异议',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      party: z.string().min(1),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', party: 'fangban' },
})
