import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The district put the case under supervision; the centre's head owes a report back. */
export const supervisionBegun = defineEvent({
  type: 'supervision-begun',
  subject: 'case',
  zh: '督办',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      dueAt: z.iso.datetime({ precision: 3 }),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.4', dueAt: '2021-01-21T09:30:00.000Z' },
})
