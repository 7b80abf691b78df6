import * as z from 'zod'
import { REPORT_GROUNDS } from '../../grounds.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/**
 * A single report ended by itself, while its case may go on: on which ground, and where its reporter is sent. One that
 * another system sent in is returned to it: this event names that system and its number.
 */
export const reportEnded = defineEvent({
  type: 'report-ended',
  subject: 'report',
  zh: '诉求单件终止',
  data: () =>
    z.object({
      ground: z.enum(REPORT_GROUNDS),
      door: z.string().optional(),
      source: z.object({ system: z.string(), reference: z.string() }).optional(),
      text: commitment.optional(),
    }),
  example: { ground: 'not-our-jurisdiction', door: 'yinhang-street' },
})
