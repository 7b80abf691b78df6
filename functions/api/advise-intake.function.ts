import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Advises on a report while it is being typed'

export const routes = [
  { method: 'POST', path: '/v1/advice/intake', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What advice at intake needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = { store: ['keyHolder'], knowledge: ['postings', 'statistics'] } as const satisfies Uses
