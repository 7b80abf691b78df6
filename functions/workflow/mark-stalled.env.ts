import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What marking a case stalled needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
