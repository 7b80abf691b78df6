import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The promise is said to be kept: it is checked early. */
export const promiseKept = defineEvent({
  type: 'promise-kept',
  subject: 'case',
  zh: '承诺已兑现',
  data: () =>
    z.object({
      by: z.string().min(1),
    }),
  example: { by: 'wuye' },
})
