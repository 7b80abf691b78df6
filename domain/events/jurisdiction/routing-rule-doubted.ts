import * as z from 'zod'
import { routingRule } from '../../orders/record/orders.ts'
import { defineEvent } from '../envelope/define.ts'

/** The party that a kept rule names returned such a trouble, and was right: the rule sends nobody by itself any more. */
export const routingRuleDoubted = defineEvent({
  type: 'routing-rule-doubted',
  subject: 'jurisdiction',
  zh: '派遣规则存疑',
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
      doubted: { caseId: 'c-2', taskId: 'c-2.3', at: '2021-02-01T02:00:00.000Z' },
    },
  },
})
