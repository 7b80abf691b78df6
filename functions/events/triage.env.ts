import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What opening or joining a case for a report needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
