import * as z from 'zod'
import { ASKED_OF_DISTRICT } from '../../case/record/supervision.ts'
import { TERMINATION_GROUNDS } from '../../grounds.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/**
 * The district, which supervises the case, was asked for its consent to a named thing; or it was applied for that an order of
 * another authority is not handled again, on which grounds.
 */
export const consentAsked = defineEvent({
  type: 'consent-asked',
  subject: 'case',
  zh: '报请区级意见',
  data: () =>
    z.object({
      to: z.enum(ASKED_OF_DISTRICT),
      taskId: z.string().min(1),
      grounds: z.enum(TERMINATION_GROUNDS).optional(),
      source: z.object({ system: z.string().min(1), reference: z.string().min(1) }).optional(),
      text: commitment.optional(),
      what: commitment.optional(),
    }),
  example: { to: 'close', taskId: 'c-1.5' },
})
