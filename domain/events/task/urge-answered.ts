import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** Whoever owes a task answered how it stands, after having been urged. */
export const urgeAnswered = defineEvent({
  type: 'urge-answered',
  subject: 'case',
  zh: '催办反馈',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      times: z.number().int().positive(),
      unansweredSince: z.iso.datetime({ precision: 3 }),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', times: 1, unansweredSince: '2021-01-18T02:00:00.000Z' },
})
