import * as z from 'zod'
import { CHECK_WAYS } from '../../case/record/task.ts'
import { defineEvent } from '../envelope/define.ts'

/** Solved, explained or unfounded: the reporter is to be called. */
export const caseClosed = defineEvent({
  type: 'case-closed',
  subject: 'case',
  zh: '结案',
  data: () =>
    z.object({
      closure: z.enum(['checked', 'answered', 'explained', 'no-site']),
      /** 核查方式, where it was not checked on site. */
      checkedBy: z.enum(CHECK_WAYS).exclude(['site']).optional(),
    }),
  example: { closure: 'checked' },
})
