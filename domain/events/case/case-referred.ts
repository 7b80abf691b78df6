import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The case goes to its leader: by which rule, on which facts. */
export const caseReferred = defineEvent({
  type: 'case-referred',
  subject: 'case',
  zh: '上报网格长',
  data: () =>
    z.object({
      rule: z.string().min(1),
      step: z.enum(['grid', 'street', 'district']),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      text: commitment.optional(),
    }),
  example: { rule: 'failed-reinspection', step: 'grid', facts: { failed: 1 } },
})
