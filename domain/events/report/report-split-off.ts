import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 拆分: a report does not belong to its case. Triage finds the one it belongs to, or opens one. */
export const reportSplitOff = defineEvent({
  type: 'report-split-off',
  subject: 'report',
  zh: '诉求拆分',
  data: () =>
    z.object({
      from: z.string().min(1),
      /** The matter that a person says it is about. */
      matter: z.string().optional(),
      text: commitment.optional(),
    }),
  example: { from: 'c-1' },
})
