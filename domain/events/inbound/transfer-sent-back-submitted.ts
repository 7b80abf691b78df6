import * as z from 'zod'
import { reference } from '../../report/record/reference.ts'
import { text } from '../../text.ts'

const which = { jurisdiction: z.string().min(1).max(40), note: text(4_000) }

/**
 * 退回: what was transferred is sent back. The system of the body that has it names our case; the system that an order came
 * from names the order by its own number, as it sent it in, wherever the case was passed on to.
 */
export const transferSentBackSubmitted = {
  type: 'transfer-sent-back-submitted',
  version: 1,
  zh: '移送退回',
  data: z.union([
    z.strictObject({ ...which, caseId: z.string().min(1).max(60) }),
    z.strictObject({ ...which, reference }),
  ]),
  example: {
    jurisdiction: 'wujiaochang',
    reference: '12345-20210118-0007',
    note: '现场位于贵街道辖区，不属四平路街道。',
  },
} as const
