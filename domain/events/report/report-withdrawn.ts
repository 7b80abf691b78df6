import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The reporter took the report back. */
export const reportWithdrawn = defineEvent({
  type: 'report-withdrawn',
  subject: 'report',
  zh: '诉求撤回',
  data: () => z.object({}),
  example: {},
})
