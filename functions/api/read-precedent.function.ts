import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows a precedent'

export const routes = [
  { method: 'GET', path: '/v1/precedents/{precedentId}', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What showing a precedent needs to know. */
export const env = baseEnv.extend({
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = { knowledge: ['read'] } as const satisfies Uses
