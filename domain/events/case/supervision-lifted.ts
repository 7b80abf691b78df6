import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The supervision ended: the district lifted it, or the case ended with its consent. */
export const supervisionLifted = defineEvent({
  type: 'supervision-lifted',
  subject: 'case',
  zh: '解除督办',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      with: z.enum(['lifted', 'case-ended']),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.4', with: 'lifted' },
})
