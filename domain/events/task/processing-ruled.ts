import * as z from 'zod'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The processing type of the case was named at dispatch, or what was asked for was ruled on. */
export const processingRuled = defineEvent({
  type: 'processing-ruled',
  subject: 'case',
  zh: '处理类型审核',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      processing: z.enum(PROCESSINGS),
      granted: z.boolean(),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', processing: 'comprehensive', granted: true },
})
