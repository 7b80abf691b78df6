import * as z from 'zod'
import { reference } from '../../report/record/reference.ts'

/** The system of another body says that it has taken on what was transferred to it, under a number of its own. */
export const transferAcceptedSubmitted = {
  type: 'transfer-accepted-submitted',
  version: 1,
  zh: '接收单位已受理',
  data: z.strictObject({
    jurisdiction: z.string().min(1).max(40),
    caseId: z.string().min(1).max(60),
    reference: reference.optional(),
  }),
  example: {
    jurisdiction: 'wujiaochang',
    caseId: 'c-01h0000000000000000000000',
    reference: 'SP-2021-0118',
  },
} as const
