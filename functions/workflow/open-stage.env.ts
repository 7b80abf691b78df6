import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What opening a visit of a stage needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
