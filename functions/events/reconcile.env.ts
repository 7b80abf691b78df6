import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/** What bringing machine and schedules to what a case says needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  STATE_MACHINE_ARN: filledIn,
  SCHEDULE_GROUP: filledIn,
  SCHEDULE_ROLE_ARN: filledIn,
  SCHEDULE_DLQ_ARN: filledIn,
  TIME_QUEUE_ARN: filledIn,
})
