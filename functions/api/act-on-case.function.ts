import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Acts on a case: refers, transfers, corrects …'

export const routes = [
  { method: 'POST', path: '/v1/cases/{caseId}/actions', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What acting on a case (refer, transfer, add a party, resume …) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: [...CHANGES_A_CASE, 'keyHolder', 'standingOrders'] } as const satisfies Uses
