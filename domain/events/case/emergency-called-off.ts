import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 解除应急: the emergency is over; what is owed runs by ordinary limits again. */
export const emergencyCalledOff = defineEvent({
  type: 'emergency-called-off',
  subject: 'case',
  zh: '解除应急',
  data: () =>
    z.object({
      grid: z.string().min(1),
      /** Commits to the reason. */
      text: commitment.optional(),
      /** Commits to who declared it on scene. */
      who: commitment.optional(),
    }),
  example: { grid: 'g1', text: '0'.repeat(64), who: '0'.repeat(64) },
})
