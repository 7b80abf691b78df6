import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The centre's head ended the follow-up after the policy's rounds, the further remedy told. */
export const caseTerminated = defineEvent({
  type: 'case-terminated',
  subject: 'case',
  zh: '不再重复办理',
  data: () =>
    z.object({
      grounds: z.string().min(1),
      text: commitment.optional(),
      what: commitment.optional(),
    }),
  example: { grounds: 'policy-exhausted' },
})
