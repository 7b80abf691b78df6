import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The leader amended the plan while it runs: its new version, with what every item was before kept apart. */
export const planAmended = defineEvent({
  type: 'plan-amended',
  subject: 'case',
  zh: '方案变更',
  data: () =>
    z.object({
      version: z.number().int().positive(),
      items: z.array(
        z.object({ item: z.string(), party: z.string(), dueAt: z.iso.datetime({ precision: 3 }) }),
      ),
      dropped: z.array(z.string()),
      text: commitment.optional(),
      /** What each item asked for before. */
      what: commitment.optional(),
    }),
  example: {
    version: 2,
    items: [{ item: 'notice', party: 'wuye', dueAt: '2021-01-26T16:00:00.000Z' }],
    dropped: ['enforce'],
  },
})
