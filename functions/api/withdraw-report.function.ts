import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Takes a report back'

export const routes = [
  { method: 'POST', path: '/v1/reports/{trackingCode}/withdrawal', access: 'public' },
] as const satisfies readonly Route[]

/** What taking a report back needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['loadCase', 'loadReport', 'save'] } as const satisfies Uses
