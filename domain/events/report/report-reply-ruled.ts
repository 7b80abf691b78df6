import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 办结审核: the reply to one report was approved, maybe in other words, or refused. */
export const reportReplyRuled = defineEvent({
  type: 'report-reply-ruled',
  subject: 'report',
  zh: '答复已审核',
  data: () =>
    z.object({
      granted: z.boolean(),
      text: commitment.optional(),
      /** The words as they were approved, where they are others than were asked for. */
      what: commitment.optional(),
    }),
  example: { granted: true },
})
