import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What taking a report back needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
