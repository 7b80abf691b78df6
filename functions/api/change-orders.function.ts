import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Delegates, withdraws a kept rule'

export const routes = [
  {
    id: 'changeStandingOrders',
    method: 'POST',
    path: '/v1/standing-orders/actions',
    access: 'signed-in',
    tag: 'standing-orders',
    zh: '变更常设安排',
    en: 'Change the standing orders',
    description:
      'The leader of a grid (for an absent one the head of the centre) has a deputy act from and until, or ends that early; ' +
      'the head of the centre withdraws a routing rule that was kept with a final ruling (`rule-finally`, `keepAs`).',
    status: 200,
    answers: '已变更',
    problems: [
      'date-past',
      'delegation-unknown',
      'grid-unknown',
      'not-permitted',
      'orders-full',
      'rule-unknown',
    ],
  },
] as const satisfies readonly Route[]

/** What delegating, and withdrawing a kept rule, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: ['save', 'standingOrders'],
  packs: READS_PACKS,
  people: ['names'],
} as const satisfies Uses
