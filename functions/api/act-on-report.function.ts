import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Records the contact and the reply of one report, and its longer limit'

export const routes = [
  { method: 'POST', path: '/v1/cases/{caseId}/reports/{reportId}/actions', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What acting on one report of a case (its contact, its reply, a longer limit) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['caseHeader', 'loadReport', 'save'] } as const satisfies Uses
