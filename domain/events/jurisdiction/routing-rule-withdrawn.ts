import * as z from 'zod'
import { routingRule } from '../../orders/record/orders.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A kept routing rule no longer holds. */
export const routingRuleWithdrawn = defineEvent({
  type: 'routing-rule-withdrawn',
  subject: 'jurisdiction',
  zh: '派遣规则撤销',
  data: () =>
    z.object({
      rule: routingRule,
      text: commitment.optional(),
    }),
  example: {
    rule: {
      ruleId: 'r-1-1',
      matter: 'illegal-structure',
      party: 'fangban',
      as: 'not-sent',
      origin: { caseId: 'c-1', taskId: 'c-1.3', by: 'u-shift-leader', at: '2021-01-18T02:00:00.000Z' },
    },
  },
})
