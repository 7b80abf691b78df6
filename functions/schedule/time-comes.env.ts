import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What acting on a time that has come needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
