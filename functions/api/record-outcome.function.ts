import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Records the outcome of a task'

export const routes = [
  { method: 'POST', path: '/v1/tasks/{taskId}/outcome', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What recording the outcome of a task needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: [...CHANGES_A_CASE, 'loadReport', 'standingOrders'] } as const satisfies Uses
