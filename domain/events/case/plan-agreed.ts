import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The convened parties agreed on a plan. */
export const planAgreed = defineEvent({
  type: 'plan-agreed',
  subject: 'case',
  zh: '联合处置方案',
  data: () =>
    z.object({
      version: z.number().int().nonnegative(),
      items: z.array(
        z.object({ item: z.string(), party: z.string(), dueAt: z.iso.datetime({ precision: 3 }) }),
      ),
      text: commitment.optional(),
    }),
  example: { version: 1, items: [{ item: 'notice', party: 'wuye', dueAt: '2021-01-25T16:00:00.000Z' }] },
})
