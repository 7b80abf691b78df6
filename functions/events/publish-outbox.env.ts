import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What publishing the events kept with the cases needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  BUS_NAME: filledIn,
})
