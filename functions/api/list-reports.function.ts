import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists the reports of a case, for some with whom to call'

export const routes = [
  { method: 'GET', path: '/v1/cases/{caseId}/reports', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What listing the reports of a case, with whom to call, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: ['caseHeader', 'loadCase', 'loadReport', 'person', 'reportText', 'reportsOfCase'],
  vault: ['open'],
} as const satisfies Uses
