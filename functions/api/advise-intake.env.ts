import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What advice at intake needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})
