import * as z from 'zod'
import { reference } from '../../report/record/reference.ts'
import { text } from '../../text.ts'

/**
 * The authority whose order it is decides on what was applied for (不再重复办理): it names the order by its own number, as it
 * sent it in.
 */
export const terminationRuledSubmitted = {
  type: 'termination-ruled-submitted',
  version: 1,
  zh: '不再重复办理申请审核结果',
  data: z.strictObject({
    jurisdiction: z.string().min(1).max(40),
    reference,
    granted: z.boolean(),
    note: text(4_000),
  }),
  example: {
    jurisdiction: 'wujiaochang',
    reference: '12345-20210118-0007',
    granted: true,
    note: '同意不再重复办理，请告知救济途径。',
  },
} as const
