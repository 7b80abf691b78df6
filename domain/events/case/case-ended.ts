import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The case ended without closure, on a ground from the list. */
export const caseEnded = defineEvent({
  type: 'case-ended',
  subject: 'case',
  zh: '终止',
  data: () =>
    z.object({
      ending: z.enum(['rejected', 'transferred', 'merged', 'ended']),
      /** The reason or ground from the list, the door it was transferred to, or the case it was merged into. */
      reference: z.string().min(1).optional(),
      /** Of a rejection: the door of the pack the reporter was sent to. */
      door: z.string().min(1).optional(),
      text: commitment.optional(),
    }),
  example: { ending: 'rejected', reference: 'legal-route', door: 'court' },
})
