import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The leader proposes to park or to explain; the centre's head countersigns. */
export const proposalMade = defineEvent({
  type: 'proposal-made',
  subject: 'case',
  zh: '提请审签',
  data: () =>
    z.object({
      to: z.enum(['park', 'explain', 'end']),
      reviewAt: z.iso.datetime({ precision: 3 }).optional(),
      text: commitment.optional(),
      /** What would end the parking. */
      what: commitment.optional(),
    }),
  example: { to: 'park' },
})
