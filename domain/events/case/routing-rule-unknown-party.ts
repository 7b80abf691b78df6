import * as z from 'zod'
import { ROUTED_AS } from '../../orders/record/orders.ts'
import { defineEvent } from '../envelope/define.ts'

/** Kept routing rules would have had a part in who is to be sent, but name parties that the pack does not know: a dispatcher looks. */
export const routingRuleUnknownParty = defineEvent({
  type: 'routing-rule-unknown-party',
  subject: 'case',
  zh: '派遣规则所指单位不明',
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
            doubted: z.literal(true).optional(),
          }),
        )
        .min(1),
    }),
  example: { rules: [{ ruleId: 'r-1-1', party: 'fangban', as: 'not-sent', caseId: 'c-0' }] },
})
