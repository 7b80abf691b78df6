import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What taking in messages of the district's systems needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  IDEMPOTENCY_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})
