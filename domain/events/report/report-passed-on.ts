import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** What was still owed to a report is another body's, which has taken its case on. */
export const reportPassedOn = defineEvent({
  type: 'report-passed-on',
  subject: 'report',
  zh: '诉求由接收单位答复',
  data: () => z.object({ to: z.string() }),
  example: { to: 'siping-street' },
})
