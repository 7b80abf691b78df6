import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { DUTIES } from '../../report/record/owed.ts'
import { defineEvent } from '../envelope/define.ts'

/** 临期预警: a share of the limit for a first contact or a reply has run, and it is still owed. */
export const reportWarned = defineEvent({
  type: 'report-warned',
  subject: 'report',
  zh: '诉求答复临期预警',
  data: () => z.object({ duty: z.enum(DUTIES), dueAt: instant, share: z.number().int().positive() }),
  example: { duty: 'reply', dueAt: '2021-01-25T09:30:00.000Z', share: 80 },
})
