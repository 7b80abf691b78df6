import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A reporter rang again while the report was worked on (来电催问); it counts, and reaches the lead. */
export const reportInquired = defineEvent({
  type: 'report-inquired',
  subject: 'report',
  zh: '来电催问',
  data: () =>
    z.object({
      times: z.number().int().positive(),
      text: commitment.optional(),
    }),
  example: { times: 2 },
})
