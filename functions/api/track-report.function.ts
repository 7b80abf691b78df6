import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows a reporter where the report stands'

export const routes = [
  { method: 'GET', path: '/v1/reports/{trackingCode}', access: 'public' },
] as const satisfies readonly Route[]

/** What showing a reporter where the report stands needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: ['caseHeader', 'loadReport'] } as const satisfies Uses
