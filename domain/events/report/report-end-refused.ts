import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** That a single report ends was refused: it goes on. */
export const reportEndRefused = defineEvent({
  type: 'report-end-refused',
  subject: 'report',
  zh: '诉求单件终止未获同意',
  data: () => z.object({ text: commitment.optional() }),
  example: {},
})
