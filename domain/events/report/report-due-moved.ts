import * as z from 'zod'
import { owed } from '../../report/record/owed.ts'
import { defineEvent } from '../envelope/define.ts'

/** What a report is owed is computed again: the holidays of a year were published, or its case was parked and goes on. */
export const reportDueMoved = defineEvent({
  type: 'report-due-moved',
  subject: 'report',
  zh: '诉求时限重算',
  data: () => z.object({ owed }),
  example: {
    owed: {
      packVersion: 1,
      contact: { limit: { amount: 1, unit: 'working-day' }, dueAt: '2027-02-15T09:30:00.000Z' },
      reply: { limit: { amount: 5, unit: 'working-day' }, dueAt: '2027-02-19T09:30:00.000Z' },
    },
  },
})
