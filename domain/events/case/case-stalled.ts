import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A technical fault keeps the case from moving; an operator resumes it. */
export const caseStalled = defineEvent({
  type: 'case-stalled',
  subject: 'case',
  zh: '流程故障',
  data: () =>
    z.object({
      run: z.number().int().nonnegative(),
      error: z.string().min(1),
    }),
  example: { run: 1, error: 'Permanent' },
})
