import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Place, matter, filing condition or grid was corrected, or it was declared an emergency; limits and tasks were recomputed. */
export const caseCorrected = defineEvent({
  type: 'case-corrected',
  subject: 'case',
  zh: '更正',
  data: () =>
    z.object({
      matter: z.string().min(1).optional(),
      condition: z.string().min(1).optional(),
      place: z.string().min(1).optional(),
      grid: z.string().min(1).optional(),
      emergency: z.literal(true).optional(),
      /** Whoever had said what it is, against whom it counts; nobody where a reporter or the words did. */
      filedBy: z.string().min(1).optional(),
    }),
  example: { matter: 'exposed-rubbish', filedBy: 'ct-1' },
})
