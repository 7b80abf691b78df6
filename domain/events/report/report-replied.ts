import * as z from 'zod'
import { RECORDED_REPLIES } from '../../report/record/report.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** One report was answered. Where a system of the district sent it in, the reply goes there by its reference. */
export const reportReplied = defineEvent({
  type: 'report-replied',
  subject: 'report',
  zh: '诉求已答复',
  data: () =>
    z.object({
      how: z.enum(RECORDED_REPLIES),
      source: z.object({ system: z.string(), reference: z.string() }).optional(),
      /** What was said on the way, and the approved words. */
      text: commitment.optional(),
      what: commitment.optional(),
      /** 录音编号: what the telephone system calls the recording; kept apart, for it may be made of the number. */
      recording: commitment.optional(),
    }),
  example: { how: 'phone', source: { system: 'district.12345', reference: 'GD2021-0118' } },
})
