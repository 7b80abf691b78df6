import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What writing the precedent of an archived case needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})
