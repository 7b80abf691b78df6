import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A later due time is asked for, before the old one has passed. */
export const extensionAsked = defineEvent({
  type: 'extension-asked',
  subject: 'case',
  zh: '申请延期',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      until: z.iso.datetime({ precision: 3 }),
      text: commitment.optional(),
      evidence: commitment.optional(),
    }),
  example: { taskId: 'c-1.3', until: '2021-01-29T09:30:00.000Z' },
})
