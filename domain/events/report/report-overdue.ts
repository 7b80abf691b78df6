import * as z from 'zod'
import { DUTIES } from '../../report/record/owed.ts'
import { defineEvent } from '../envelope/define.ts'

/** The due time of a first contact or a reply has passed; recorded once. */
export const reportOverdue = defineEvent({
  type: 'report-overdue',
  subject: 'report',
  zh: '诉求超时',
  data: () =>
    z.object({
      duty: z.enum(DUTIES),
      dueAt: z.iso.datetime({ precision: 3 }),
    }),
  example: { duty: 'reply', dueAt: '2021-01-25T09:30:00.000Z' },
})
