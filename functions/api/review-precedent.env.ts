import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What reviewing a precedent needs to know. */
export const env = baseEnv.extend({
  KNOWLEDGE_TABLE: filledIn,
})
