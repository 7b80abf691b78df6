import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A call back to a reporter: reached or not; solved and satisfied are asked apart. */
export const reportCalledBack = defineEvent({
  type: 'report-called-back',
  subject: 'report',
  zh: '诉求已回访',
  data: () =>
    z.object({
      round: z.number().int().nonnegative(),
      reached: z.boolean(),
      solved: z.boolean().optional(),
      satisfied: z.enum(['satisfied', 'basically', 'dissatisfied', 'not-said']).optional(),
      /** The system the report came from: the call back is its reply. */
      source: z.object({ system: z.string(), reference: z.string() }).optional(),
      text: commitment.optional(),
      /** 录音编号: what the telephone system calls the recording; kept apart, for it may be made of the number. */
      recording: commitment.optional(),
    }),
  example: { round: 1, reached: true },
})
