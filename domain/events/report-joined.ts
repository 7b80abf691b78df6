import * as z from 'zod'
import { defineEvent } from './define.ts'

/** A report belongs to a case: it opened it, joined it, or came along when its case was merged. */
export const reportJoined = defineEvent({
  type: 'report-joined',
  version: 1,
  subject: 'report',
  zh: '来件并入案件',
  data: z.object({
    how: z.enum(['opened', 'duplicate', 'merged']),
    caseId: z.string().min(1),
  }),
  example: { how: 'opened', caseId: 'c-1' },
})
