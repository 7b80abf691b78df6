import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What taking in a report needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  IDEMPOTENCY_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})
