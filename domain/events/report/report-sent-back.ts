import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The body that had taken its case on sent it back: what is left to be owed to a report is owed here again. */
export const reportSentBack = defineEvent({
  type: 'report-sent-back',
  subject: 'report',
  zh: '接收单位退回，仍由本中心答复',
  data: () => z.object({}),
  example: {},
})
