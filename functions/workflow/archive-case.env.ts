import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What archiving a case needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
