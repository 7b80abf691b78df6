import * as z from 'zod'
import { routingRule } from '../../orders/record/orders.ts'
import { defineEvent } from '../envelope/define.ts'

/** A final ruling was kept as a routing rule, with its origin. */
export const routingRuleKept = defineEvent({
  type: 'routing-rule-kept',
  subject: 'jurisdiction',
  zh: '派遣规则留存',
  data: () =>
    z.object({
      rule: routingRule,
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
