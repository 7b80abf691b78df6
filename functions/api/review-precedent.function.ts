import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Edits or withdraws a precedent'

export const routes = [
  { method: 'POST', path: '/v1/precedents/{precedentId}/review', access: 'signed-in' },
] as const satisfies readonly Route[]

/** What reviewing a precedent needs to know. */
export const env = baseEnv.extend({
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = { knowledge: ['keep', 'kept', 'statistics'] } as const satisfies Uses
