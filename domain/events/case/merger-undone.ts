import * as z from 'zod'
import { STAGES } from '../../case/record/transitions.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** 撤销并案: a merged case goes on by itself, from the stage it was merged in, and its reports come back to it. */
export const mergerUndone = defineEvent({
  type: 'merger-undone',
  subject: 'case',
  zh: '撤销并案',
  data: () =>
    z.object({
      run: z.number().int().nonnegative(),
      enterAt: z.enum(STAGES),
      /** The case that it had been merged into. */
      into: z.string(),
      /** The open case that has the same place and matter by now. */
      besides: z.string().optional(),
      text: commitment.optional(),
    }),
  example: { run: 2, enterAt: 'handling', into: 'c-2' },
})
