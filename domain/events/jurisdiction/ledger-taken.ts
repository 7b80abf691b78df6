import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A list of cases was taken away (台账): by whom, which list, how much of it. What was looked for is not told. */
export const ledgerTaken = defineEvent({
  type: 'ledger-taken',
  subject: 'jurisdiction',
  zh: '取走台账',
  data: () =>
    z.object({
      /** `street`, `grid:<code>`, `party:<code>`, `ended:<month>`, or `found`. */
      list: z.string().min(1).max(60),
      filters: z.record(z.string(), z.string()),
      lines: z.number().int().nonnegative(),
      /** It goes on where an earlier part ended. */
      further: z.literal(true).optional(),
      /** Of what was found, which cases they were. */
      cases: z.array(z.string()).max(30).optional(),
    }),
  example: { list: 'ended:2021-01', filters: { matter: 'illegal-structure' }, lines: 312 },
})
