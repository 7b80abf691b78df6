import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The dispatcher ruled on a return. */
export const returnRuled = defineEvent({
  type: 'return-ruled',
  subject: 'case',
  zh: '退单审核',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      accepted: z.boolean(),
      /** The shift leader's last word (终裁). */
      final: z.boolean(),
      replacement: z.string().min(1).optional(),
      /** Whom an accepted return counts against: dispatch, where it was its error. */
      chargedTo: z.enum(['party', 'dispatch']).optional(),
    }),
  example: { taskId: 'c-1.3', accepted: true, final: false },
})
