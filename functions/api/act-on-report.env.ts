import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What acting on one report of a case (its contact, its reply, a longer limit) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
