import * as z from 'zod'
import { ROUTED_AS } from '../../orders/record/orders.ts'
import { defineEvent } from '../envelope/define.ts'

/** Kept routing rules had a part in who is to be sent. */
export const routingRuleApplied = defineEvent({
  type: 'routing-rule-applied',
  subject: 'case',
  zh: '适用派遣规则',
  data: () =>
    z.object({
      rules: z
        .array(
          z.object({
            ruleId: z.string().min(1),
            party: z.string().min(1),
            as: z.enum(ROUTED_AS),
            /** The case whose final ruling was kept. */
            caseId: z.string().min(1),
            /** The party returned such a trouble since, and was right. */
            doubted: z.literal(true).optional(),
          }),
        )
        .min(1),
    }),
  example: { rules: [{ ruleId: 'r-1-1', party: 'fangban', as: 'not-sent', caseId: 'c-0' }] },
})
