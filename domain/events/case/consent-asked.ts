import * as z from 'zod'
import { CONSENTS } from '../../case/record/supervision.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The district, which supervises the case, was asked for its consent to a named thing. */
export const consentAsked = defineEvent({
  type: 'consent-asked',
  version: 1,
  subject: 'case',
  zh: '征求督办意见',
  data: () =>
    z.object({
      to: z.enum(CONSENTS),
      taskId: z.string().min(1),
      text: commitment.optional(),
    }),
  example: { to: 'close', taskId: 'c-1.5' },
})
