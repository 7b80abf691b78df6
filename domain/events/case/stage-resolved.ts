import * as z from 'zod'
import { STAGES } from '../../case/record/transitions.ts'
import { defineEvent } from '../envelope/define.ts'

/** A stage has its outcome; the machine is to be told. */
export const stageResolved = defineEvent({
  type: 'stage-resolved',
  subject: 'case',
  zh: '环节结束',
  data: () =>
    z.object({
      stage: z.enum(STAGES),
      run: z.number().int().nonnegative(),
      visit: z.number().int().nonnegative(),
      outcome: z.string().min(1),
      next: z.string().min(1),
    }),
  example: { stage: 'handling', run: 1, visit: 1, outcome: 'to-check', next: 'reinspection' },
})
