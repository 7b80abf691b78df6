import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** No access on site: the check means another visit. */
export const accessRefused = defineEvent({
  type: 'access-refused',
  subject: 'case',
  zh: '无法进入',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.5' },
})
