import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows the standing orders'

export const routes = [
  { method: 'GET', path: '/v1/standing-orders', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What showing the standing orders of a jurisdiction needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['history', 'standingOrders'] } as const satisfies Uses
