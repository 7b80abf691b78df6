import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Solved, explained or unfounded: the reporter is to be called. */
export const caseClosed = defineEvent({
  type: 'case-closed',
  version: 1,
  subject: 'case',
  zh: '结案',
  data: () =>
    z.object({
      closure: z.enum(['checked', 'answered', 'explained', 'no-site']),
    }),
  example: { closure: 'checked' },
})
