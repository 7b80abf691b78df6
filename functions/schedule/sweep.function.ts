import * as z from 'zod'
import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Sweeps over the open cases and repairs what was lost'

/**
 * What the nightly sweep over the open cases needs to know: what reconcile and the outbox publisher need, and the
 * knowledge base.
 */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
  BUS_NAME: filledIn,
  STATE_MACHINE_ARN: filledIn,
  SCHEDULE_GROUP: filledIn,
  SCHEDULE_ROLE_ARN: filledIn,
  SCHEDULE_DLQ_ARN: filledIn,
  TIME_QUEUE_ARN: filledIn,
  /** Of the queue it works off: it puts there what is left to do. */
  SWEEP_QUEUE_URL: filledIn,
  /** Empty where an issuer outside vouches for people. */
  USER_POOL_ID: z.string(),
})

export const uses = {
  store: [
    ...CHANGES_A_CASE,
    'keyHolder',
    'loadReport',
    'caller',
    'caseHeader',
    'compactHistory',
    'markCompacted',
    'markPublished',
    'openCases',
    'owedReports',
    'reportText',
    'reportsOfCase',
    'scheduled',
    'token',
    'uncompactedCases',
    'unpublishedEvents',
    'untriagedReports',
  ],
  knowledge: ['cards', 'postings', 'publish', 'statistics'],
  machine: ['answer', 'start', 'status', 'stop'],
  schedules: ['ofCase', 'put', 'remove'],
  bus: ['publish'],
  sweepQueue: ['send'],
  packs: READS_PACKS,
  people: ['ofJurisdiction'],
  accounts: ['grant'],
} as const satisfies Uses
