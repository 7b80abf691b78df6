import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What delegating, and withdrawing a kept rule, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
