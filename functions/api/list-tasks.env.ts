import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What listing the tasks of a party or role needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
