import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What showing a reporter where the report stands needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
