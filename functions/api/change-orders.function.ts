import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Delegates, withdraws a kept rule'

export const routes = [
  { method: 'POST', path: '/v1/standing-orders/actions', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What delegating, and withdrawing a kept rule, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['save', 'standingOrders'] } as const satisfies Uses
