import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The lead has done its own part while a cooperating party owes its own; it still answers for the whole. */
export const partDone = defineEvent({
  type: 'part-done',
  subject: 'case',
  zh: '主责部分办结',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      party: z.string().min(1),
      text: commitment.optional(),
      /** How the head of the unit took part. */
      head: commitment.optional(),
      /** Where the proof lies, line by line. */
      evidence: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', party: 'chengguan' },
})
