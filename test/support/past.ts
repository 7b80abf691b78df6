import type { PastRun } from '#domain/dry-run/past.ts'
import { aSubmission, type CaseHarness } from './case-harness.ts'

/** A case of a harness as a dry run reads it. */
export const pastOf = (one: CaseHarness): PastRun => ({
  case: one.case,
  events: one.events(),
  opened: {
    report: {},
    words: { description: aSubmission().description, place: aSubmission().place, salt: '' },
  },
  until: one.case.status === 'ended' ? one.case.endedAt : one.now,
})
