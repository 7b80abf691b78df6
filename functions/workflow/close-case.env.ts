import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What closing a case needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
