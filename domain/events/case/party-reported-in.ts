import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A called party reported in. */
export const partyReportedIn = defineEvent({
  type: 'party-reported-in',
  subject: 'case',
  zh: '报到',
  data: () =>
    z.object({
      party: z.string().min(1),
      /** Whether it came after the time that was set. */
      late: z.boolean().optional(),
    }),
  example: { party: 'chengguan', late: false },
})
