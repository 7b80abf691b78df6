import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Finds precedents and what they advise'

export const routes = [
  { method: 'GET', path: '/v1/precedents', access: 'signed-in' },
  { method: 'POST', path: '/v1/precedents/search', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What looking precedents up needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = {
  store: ['caseHeader', 'loadCase'],
  knowledge: ['cards', 'postings', 'statistics'],
} as const satisfies Uses
