import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What recording the outcome of a task needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})
