import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Takes in a report and gives its receipt'

export const routes = [
  { method: 'POST', path: '/v1/reports', access: 'public' },
  { method: 'POST', path: '/v1/desk/reports', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What taking in a report needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  IDEMPOTENCY_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = { store: ['idempotencyRecord', 'save'], vault: ['seal'] } as const satisfies Uses
