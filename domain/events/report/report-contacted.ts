import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The reporter of one report was spoken to for the first time (先行联系). */
export const reportContacted = defineEvent({
  type: 'report-contacted',
  version: 1,
  subject: 'report',
  zh: '来件已联系',
  data: () =>
    z.object({
      text: commitment.optional(),
    }),
  example: {},
})
