import * as z from 'zod'
import { REPORT_GROUNDS } from '../../grounds.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** Whoever calls asks that a single report ends, on a listed ground; somebody else rules on it. */
export const reportEndAsked = defineEvent({
  type: 'report-end-asked',
  subject: 'report',
  zh: '诉求提请单件终止',
  data: () =>
    z.object({
      ground: z.enum(REPORT_GROUNDS),
      door: z.string().optional(),
      text: commitment.optional(),
    }),
  example: { ground: 'not-confirmed' },
})
