import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The authority that sent a report in told more of it (补充), or moved its own limit. */
export const reportSupplemented = defineEvent({
  type: 'report-supplemented',
  subject: 'report',
  zh: '诉求补充',
  data: () =>
    z.object({
      times: z.number().int().positive(),
      upstreamDue: instant.optional(),
      text: commitment.optional(),
    }),
  example: { times: 1 },
})
