import * as z from 'zod'
import { owed } from '../../report/record/owed.ts'
import { defineEvent } from '../envelope/define.ts'

/**
 * A report belongs to a case: it opened it, joined it, was sent there by a person's choice, came along when its case was merged,
 * went back when that was undone, or has one of its own since it was split off.
 */
export const reportJoined = defineEvent({
  type: 'report-joined',
  subject: 'report',
  zh: '诉求并入案件',
  data: () =>
    z.object({
      how: z.enum(['opened', 'duplicate', 'chosen', 'merged', 'taken-back', 'split']),
      caseId: z.string().min(1),
      /** Who saw, when it was taken in, that it belongs there. */
      chosenBy: z.string().optional(),
      /** By when it is to be contacted and answered; what a merged report is owed stays as it was. */
      owed: owed.optional(),
    }),
  example: {
    how: 'opened',
    caseId: 'c-1',
    owed: {
      packVersion: 1,
      contact: { limit: { amount: 1, unit: 'working-day' }, dueAt: '2021-01-19T09:30:00.000Z' },
      reply: { limit: { amount: 5, unit: 'working-day' }, dueAt: '2021-01-25T09:30:00.000Z' },
    },
  },
})
