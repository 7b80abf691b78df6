import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists what somebody has to do'

export const routes = [
  { method: 'GET', path: '/v1/tasks', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What listing the tasks of a party or role needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['caseHeaders', 'standingOrders', 'tasksOf'] } as const satisfies Uses
