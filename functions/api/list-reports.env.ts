import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What listing the reports of a case, with whom to call, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})
