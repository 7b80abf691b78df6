import * as z from 'zod'
import { commitment, defineEvent } from './define.ts'

/** The case ended without closure, on a ground from the list. */
export const caseEnded = defineEvent({
  type: 'case-ended',
  version: 1,
  subject: 'case',
  zh: '终止',
  data: z.object({
    ending: z.enum(['rejected', 'transferred', 'merged', 'ended']),
    reference: z.string().min(1).optional(),
    text: commitment.optional(),
  }),
  example: { ending: 'merged' },
})
