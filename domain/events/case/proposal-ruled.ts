import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The centre's head ruled on a proposal. */
export const proposalRuled = defineEvent({
  type: 'proposal-ruled',
  subject: 'case',
  zh: '审签结果',
  data: () =>
    z.object({
      to: z.enum(['park', 'explain', 'end']),
      /** The number of the event that told of it. */
      proposal: z.number().int().nonnegative().optional(),
      countersigned: z.boolean(),
    }),
  example: { to: 'park', proposal: 12, countersigned: true },
})
