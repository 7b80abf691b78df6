import * as z from 'zod'
import { STAGES } from '../../case/record/transitions.ts'
import { defineEvent } from '../envelope/define.ts'

/** An operator gave the case a further run. */
export const caseResumed = defineEvent({
  type: 'case-resumed',
  subject: 'case',
  zh: '流程恢复',
  data: () =>
    z.object({
      run: z.number().int().nonnegative(),
      enterAt: z.enum(STAGES),
    }),
  example: { run: 1, enterAt: 'handling' },
})
