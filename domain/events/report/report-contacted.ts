import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The reporter of one report was spoken to (先行联系): for the first time, or again. */
export const reportContacted = defineEvent({
  type: 'report-contacted',
  subject: 'report',
  zh: '已联系诉求人',
  data: () =>
    z.object({
      /** What becomes of the report was told in it: it is the reply as well. */
      answered: z.literal(true).optional(),
      /** The system that it came from: an answer is its reply. */
      source: z.object({ system: z.string(), reference: z.string() }).optional(),
      /** The report of the same number that was rung: the words stand with that one. */
      with: z.string().optional(),
      text: commitment.optional(),
      /** 录音编号: what the telephone system calls the recording; kept apart, for it may be made of the number. */
      recording: commitment.optional(),
    }),
  example: {},
})
