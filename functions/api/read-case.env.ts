import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What showing a case with its timeline needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})
