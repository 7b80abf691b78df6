import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 联动报警: 110, 119, 120 or the utility was called, and answered. */
export const servicesCalled = defineEvent({
  type: 'services-called',
  subject: 'case',
  zh: '联动报警',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      /** A door of the pack. */
      to: z.string().min(1),
      /** When the call was made. */
      at: instant,
      /** Commits to who answered. */
      who: commitment.optional(),
    }),
  example: { taskId: 'c-1.1', to: 'gas-works', at: '2021-01-18T02:00:00.000Z', who: '0'.repeat(64) },
})
