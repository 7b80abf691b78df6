import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Further reports joined, or another authority told more of one: new facts for the open tasks. */
export const caseSupplemented = defineEvent({
  type: 'case-supplemented',
  subject: 'case',
  zh: '补充诉求',
  data: () =>
    z.object({
      joined: z.number().int().nonnegative(),
      supplements: z.number().int().positive().optional(),
    }),
  example: { joined: 1 },
})
