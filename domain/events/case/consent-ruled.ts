import * as z from 'zod'
import { CONSENTS } from '../../case/record/supervision.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The district consented to a named thing, or refused it. */
export const consentRuled = defineEvent({
  type: 'consent-ruled',
  version: 1,
  subject: 'case',
  zh: '督办意见',
  data: () =>
    z.object({
      to: z.enum(CONSENTS),
      given: z.boolean(),
      text: commitment.optional(),
    }),
  example: { to: 'close', given: true },
})
