import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What showing the standing orders of a jurisdiction needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
