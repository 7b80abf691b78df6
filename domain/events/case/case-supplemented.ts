import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Further reports joined: new facts for the open tasks. */
export const caseSupplemented = defineEvent({
  type: 'case-supplemented',
  version: 1,
  subject: 'case',
  zh: '补充来件',
  data: () =>
    z.object({
      joined: z.number().int().nonnegative(),
    }),
  example: { joined: 1 },
})
