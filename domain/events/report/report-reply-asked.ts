import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 提请办结审核: the reply to one report was drafted; somebody else approves it before it leaves. */
export const reportReplyAsked = defineEvent({
  type: 'report-reply-asked',
  subject: 'report',
  zh: '答复提请审核',
  data: () => z.object({ text: commitment.optional() }),
  example: {},
})
