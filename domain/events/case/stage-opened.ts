import * as z from 'zod'
import { STAGES } from '../../case/record/transitions.ts'
import { defineEvent } from '../envelope/define.ts'

/** The machine entered a stage and its tasks were sent. */
export const stageOpened = defineEvent({
  type: 'stage-opened',
  subject: 'case',
  zh: '进入环节',
  data: () =>
    z.object({
      stage: z.enum(STAGES),
      run: z.number().int().nonnegative(),
      visit: z.number().int().nonnegative(),
    }),
  example: { stage: 'handling', run: 1, visit: 1 },
})
