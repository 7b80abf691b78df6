import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** Somebody else ruled on an extension; a granted one moves the due time. */
export const extensionRuled = defineEvent({
  type: 'extension-ruled',
  subject: 'case',
  zh: '延期审批',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      granted: z.boolean(),
      dueAt: z.iso.datetime({ precision: 3 }),
      /** Items of the plan that wait for it, which are due as much later. */
      items: z
        .array(z.object({ item: z.string().min(1), dueAt: z.iso.datetime({ precision: 3 }) }))
        .optional(),
      text: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', granted: true, dueAt: '2021-01-29T09:30:00.000Z' },
})
