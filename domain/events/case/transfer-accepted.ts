import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 对方已受理: the other body has taken on what was transferred to it; what was owed to the reporters is its from now on. */
export const transferAccepted = defineEvent({
  type: 'transfer-accepted',
  subject: 'case',
  zh: '移送已被受理',
  data: () =>
    z.object({
      /** The door it was transferred to. */
      to: z.string(),
      /** The number that it has there. */
      reference: z.string().min(1).optional(),
      text: commitment.optional(),
    }),
  example: { to: 'siping-street', reference: 'SP-2021-0118' },
})
