import * as z from 'zod'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The lead asked for another processing type, with the reason and evidence. */
export const processingAsked = defineEvent({
  type: 'processing-asked',
  subject: 'case',
  zh: '申请变更处理类型',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      processing: z.enum(PROCESSINGS),
      text: commitment.optional(),
      what: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', processing: 'comprehensive' },
})
