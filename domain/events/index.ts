import type * as z from 'zod'
import { accessRefused } from './access-refused.ts'
import { caseArchived } from './case-archived.ts'
import { caseClosed } from './case-closed.ts'
import { caseCorrected } from './case-corrected.ts'
import { caseEnded } from './case-ended.ts'
import { caseOpened } from './case-opened.ts'
import { caseReferred } from './case-referred.ts'
import { caseReopened } from './case-reopened.ts'
import { caseResumed } from './case-resumed.ts'
import { caseStalled } from './case-stalled.ts'
import { caseSupplemented } from './case-supplemented.ts'
import { caseTerminated } from './case-terminated.ts'
import { consentAsked } from './consent-asked.ts'
import { consentRuled } from './consent-ruled.ts'
import { contactAttempted } from './contact-attempted.ts'
import type { Metadata } from './define.ts'
import { delegationEnded } from './delegation-ended.ts'
import { delegationMade } from './delegation-made.ts'
import { dueTimeMoved } from './due-time-moved.ts'
import { emergencyRaised } from './emergency-raised.ts'
import { extensionAsked } from './extension-asked.ts'
import { extensionRuled } from './extension-ruled.ts'
import { hazardFound } from './hazard-found.ts'
import { packAdopted } from './pack-adopted.ts'
import { partyAdded } from './party-added.ts'
import { partyReportedIn } from './party-reported-in.ts'
import { planAgreed } from './plan-agreed.ts'
import { planAmended } from './plan-amended.ts'
import { planItemEnded } from './plan-item-ended.ts'
import { processingAsked } from './processing-asked.ts'
import { processingRuled } from './processing-ruled.ts'
import { promiseKept } from './promise-kept.ts'
import { promiseMade } from './promise-made.ts'
import { proposalMade } from './proposal-made.ts'
import { proposalRuled } from './proposal-ruled.ts'
import { reportCalledBack } from './report-called-back.ts'
import { reportContacted } from './report-contacted.ts'
import { reportDueMoved } from './report-due-moved.ts'
import { reportExtensionAsked } from './report-extension-asked.ts'
import { reportExtensionRuled } from './report-extension-ruled.ts'
import { reportJoined } from './report-joined.ts'
import { reportOverdue } from './report-overdue.ts'
import { reportReceived } from './report-received.ts'
import { reportReplied } from './report-replied.ts'
import { reportWithdrawn } from './report-withdrawn.ts'
import { returnRequested } from './return-requested.ts'
import { returnRuled } from './return-ruled.ts'
import { routingRuleApplied } from './routing-rule-applied.ts'
import { routingRuleKept } from './routing-rule-kept.ts'
import { routingRuleWithdrawn } from './routing-rule-withdrawn.ts'
import { rulingObjected } from './ruling-objected.ts'
import { stageOpened } from './stage-opened.ts'
import { stageResolved } from './stage-resolved.ts'
import { subjectsNamed } from './subjects-named.ts'
import { supervisionBegun } from './supervision-begun.ts'
import { supervisionLifted } from './supervision-lifted.ts'
import { taskOverdue } from './task-overdue.ts'
import { taskSent } from './task-sent.ts'
import { taskSettled } from './task-settled.ts'
import { taskSigned } from './task-signed.ts'
import { taskUrged } from './task-urged.ts'
import { taskWarned } from './task-warned.ts'
import { urgeAnswered } from './urge-answered.ts'
import { verificationOrdered } from './verification-ordered.ts'
import { whistleBlown } from './whistle-blown.ts'
import { whistleHeld } from './whistle-held.ts'

/** Everything that happens to a report or a case. The list makes rules, consumers and the public contract. */
export const EVENTS = [
  reportReceived,
  reportJoined,
  reportWithdrawn,
  reportCalledBack,
  reportOverdue,
  reportDueMoved,
  reportExtensionRuled,
  reportExtensionAsked,
  reportReplied,
  reportContacted,
  caseOpened,
  stageOpened,
  stageResolved,
  taskSent,
  taskSigned,
  taskSettled,
  rulingObjected,
  routingRuleApplied,
  routingRuleKept,
  routingRuleWithdrawn,
  delegationMade,
  delegationEnded,
  emergencyRaised,
  dueTimeMoved,
  extensionAsked,
  extensionRuled,
  processingAsked,
  processingRuled,
  taskWarned,
  taskOverdue,
  taskUrged,
  urgeAnswered,
  hazardFound,
  subjectsNamed,
  contactAttempted,
  verificationOrdered,
  accessRefused,
  returnRequested,
  returnRuled,
  partyAdded,
  promiseMade,
  promiseKept,
  caseReferred,
  whistleBlown,
  partyReportedIn,
  whistleHeld,
  planAgreed,
  planAmended,
  planItemEnded,
  proposalMade,
  proposalRuled,
  supervisionBegun,
  supervisionLifted,
  consentAsked,
  consentRuled,
  caseSupplemented,
  caseCorrected,
  packAdopted,
  caseClosed,
  caseArchived,
  caseEnded,
  caseTerminated,
  caseReopened,
  caseStalled,
  caseResumed,
] as const

export type EventType = (typeof EVENTS)[number]['type']
type DefinitionOf<T extends EventType> = Extract<(typeof EVENTS)[number], { type: T }>
export type EventData<T extends EventType> = z.infer<DefinitionOf<T>['data']>

/** One event as it is stored, published and read: discriminated by its type. */
export type DomainEvent = { [T in EventType]: { type: T; metadata: Metadata; data: EventData<T> } }[EventType]
