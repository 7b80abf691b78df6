import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'

/**
 * What the nightly sweep over the open cases needs to know: what reconcile and the outbox publisher need, and the
 * knowledge base.
 */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
  BUS_NAME: filledIn,
  STATE_MACHINE_ARN: filledIn,
  SCHEDULE_GROUP: filledIn,
  SCHEDULE_ROLE_ARN: filledIn,
  SCHEDULE_DLQ_ARN: filledIn,
  TIME_QUEUE_ARN: filledIn,
  /** Of the queue it works off: it puts there what is left to do. */
  SWEEP_QUEUE_URL: filledIn,
})
