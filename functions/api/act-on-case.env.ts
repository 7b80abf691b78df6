import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What acting on a case (refer, transfer, add a party, resume …) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
