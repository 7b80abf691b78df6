import { type EscalationDifference, escalationDifferences } from './escalation.ts'
import type { PackRules, PastRun } from './past.ts'
import { type RoutingDifference, routingDifferences } from './routing.ts'
import { type TimingDifference, timingDifferences } from './timing.ts'

/** Something that would have gone otherwise under a changed pack. */
export type Difference = RoutingDifference | TimingDifference | EscalationDifference

/**
 * Tries a changed pack on a past case (试运行): how it would have been routed, timed and escalated otherwise, on what was
 * reported and what happened then. Nothing is changed, and what people would have done otherwise nobody knows.
 * @throws Error when a rule of a ladder asks for a fact that nobody counted
 */
export const differencesIn = (past: PastRun, before: PackRules, after: PackRules): Difference[] => [
  ...routingDifferences(past, before, after),
  ...timingDifferences(past, before, after),
  ...escalationDifferences(past, before, after),
]
