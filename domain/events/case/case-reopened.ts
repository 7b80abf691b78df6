import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A closure was found wrong: the case is taken up again, its precedent withdrawn. */
export const caseReopened = defineEvent({
  type: 'case-reopened',
  subject: 'case',
  zh: '错结重开',
  data: () =>
    z.object({
      run: z.number().int().nonnegative(),
      round: z.number().int().nonnegative(),
      /** The open case that holds the same place and matter, and is to be merged into this one. */
      besides: z.string().optional(),
      text: commitment.optional(),
    }),
  example: { run: 1, round: 1 },
})
