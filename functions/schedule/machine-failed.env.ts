import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What marking the case of a failed execution stalled needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
