import * as z from 'zod'
import { ASKED_OF_DISTRICT } from '../../case/record/supervision.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The district consented to a named thing, or to what was applied for, or refused it. */
export const consentRuled = defineEvent({
  type: 'consent-ruled',
  subject: 'case',
  zh: '区级意见',
  data: () =>
    z.object({
      to: z.enum(ASKED_OF_DISTRICT),
      given: z.boolean(),
      text: commitment.optional(),
    }),
  example: { to: 'close', given: true },
})
