import type * as z from 'zod'
import { accessRefused } from './case/access-refused.ts'
import { caseArchived } from './case/case-archived.ts'
import { caseClosed } from './case/case-closed.ts'
import { caseCorrected } from './case/case-corrected.ts'
import { caseEnded } from './case/case-ended.ts'
import { caseMarkedSensitive } from './case/case-marked-sensitive.ts'
import { caseOpened } from './case/case-opened.ts'
import { caseRecurred } from './case/case-recurred.ts'
import { caseReferred } from './case/case-referred.ts'
import { caseReopened } from './case/case-reopened.ts'
import { caseResumed } from './case/case-resumed.ts'
import { caseSentBack } from './case/case-sent-back.ts'
import { caseStalled } from './case/case-stalled.ts'
import { caseSupplemented } from './case/case-supplemented.ts'
import { caseTerminated } from './case/case-terminated.ts'
import { checkWayChanged } from './case/check-way-changed.ts'
import { consentAsked } from './case/consent-asked.ts'
import { consentRuled } from './case/consent-ruled.ts'
import { contactAttempted } from './case/contact-attempted.ts'
import { emergencyCalledOff } from './case/emergency-called-off.ts'
import { emergencyRaised } from './case/emergency-raised.ts'
import { emergencyReported } from './case/emergency-reported.ts'
import { hazardFound } from './case/hazard-found.ts'
import { interimReplyGiven } from './case/interim-reply-given.ts'
import { mergerUndone } from './case/merger-undone.ts'
import { packAdopted } from './case/pack-adopted.ts'
import { partyAdded } from './case/party-added.ts'
import { partyReportedIn } from './case/party-reported-in.ts'
import { planAgreed } from './case/plan-agreed.ts'
import { planAmended } from './case/plan-amended.ts'
import { planItemEnded } from './case/plan-item-ended.ts'
import { promiseKept } from './case/promise-kept.ts'
import { promiseMade } from './case/promise-made.ts'
import { proposalMade } from './case/proposal-made.ts'
import { proposalRuled } from './case/proposal-ruled.ts'
import { routingRuleApplied } from './case/routing-rule-applied.ts'
import { routingRuleUnknownParty } from './case/routing-rule-unknown-party.ts'
import { servicesCalled } from './case/services-called.ts'
import { stageOpened } from './case/stage-opened.ts'
import { stageResolved } from './case/stage-resolved.ts'
import { subjectsNamed } from './case/subjects-named.ts'
import { supervisionBegun } from './case/supervision-begun.ts'
import { supervisionLifted } from './case/supervision-lifted.ts'
import { transferAccepted } from './case/transfer-accepted.ts'
import { verificationOrdered } from './case/verification-ordered.ts'
import { whistleBlown } from './case/whistle-blown.ts'
import { whistleHeld } from './case/whistle-held.ts'
import type { Metadata } from './envelope/define.ts'
import { delegationEnded } from './jurisdiction/delegation-ended.ts'
import { delegationMade } from './jurisdiction/delegation-made.ts'
import { ledgerTaken } from './jurisdiction/ledger-taken.ts'
import { routingRuleDoubted } from './jurisdiction/routing-rule-doubted.ts'
import { routingRuleKept } from './jurisdiction/routing-rule-kept.ts'
import { routingRuleWithdrawn } from './jurisdiction/routing-rule-withdrawn.ts'
import { reportCalledBack } from './report/report-called-back.ts'
import { reportContacted } from './report/report-contacted.ts'
import { reportDueMoved } from './report/report-due-moved.ts'
import { reportEndAsked } from './report/report-end-asked.ts'
import { reportEndRefused } from './report/report-end-refused.ts'
import { reportEnded } from './report/report-ended.ts'
import { reportExtensionAsked } from './report/report-extension-asked.ts'
import { reportExtensionRuled } from './report/report-extension-ruled.ts'
import { reportInquired } from './report/report-inquired.ts'
import { reportJoined } from './report/report-joined.ts'
import { reportOverdue } from './report/report-overdue.ts'
import { reportPassedOn } from './report/report-passed-on.ts'
import { reportPersonShown } from './report/report-person-shown.ts'
import { reportReceived } from './report/report-received.ts'
import { reportReplied } from './report/report-replied.ts'
import { reportReplyAsked } from './report/report-reply-asked.ts'
import { reportReplyRuled } from './report/report-reply-ruled.ts'
import { reportSentBack } from './report/report-sent-back.ts'
import { reportSplitOff } from './report/report-split-off.ts'
import { reportSupplemented } from './report/report-supplemented.ts'
import { reportWarned } from './report/report-warned.ts'
import { reportWithdrawn } from './report/report-withdrawn.ts'
import { dueTimeMoved } from './task/due-time-moved.ts'
import { extensionAsked } from './task/extension-asked.ts'
import { extensionRuled } from './task/extension-ruled.ts'
import { leadTimeResumed } from './task/lead-time-resumed.ts'
import { partDone } from './task/part-done.ts'
import { processingAsked } from './task/processing-asked.ts'
import { processingRuled } from './task/processing-ruled.ts'
import { returnRequested } from './task/return-requested.ts'
import { returnRuled } from './task/return-ruled.ts'
import { rulingClimbed } from './task/ruling-climbed.ts'
import { rulingObjected } from './task/ruling-objected.ts'
import { taskOverdue } from './task/task-overdue.ts'
import { taskSent } from './task/task-sent.ts'
import { taskSettled } from './task/task-settled.ts'
import { taskSigned } from './task/task-signed.ts'
import { taskUrged } from './task/task-urged.ts'
import { taskWarned } from './task/task-warned.ts'
import { urgeAnswered } from './task/urge-answered.ts'

/** Everything that happens to a report or a case. The list makes rules, consumers and the public contract. */
export const EVENTS = [
  reportReceived,
  reportInquired,
  reportPersonShown,
  reportJoined,
  reportSupplemented,
  reportWithdrawn,
  reportCalledBack,
  reportOverdue,
  reportPassedOn,
  reportSentBack,
  reportWarned,
  reportDueMoved,
  reportExtensionRuled,
  reportExtensionAsked,
  reportReplied,
  reportReplyAsked,
  reportReplyRuled,
  reportContacted,
  reportEndAsked,
  reportEndRefused,
  reportEnded,
  reportSplitOff,
  caseOpened,
  stageOpened,
  stageResolved,
  taskSent,
  partDone,
  leadTimeResumed,
  taskSigned,
  taskSettled,
  rulingObjected,
  rulingClimbed,
  routingRuleApplied,
  routingRuleDoubted,
  routingRuleKept,
  routingRuleUnknownParty,
  routingRuleWithdrawn,
  delegationMade,
  delegationEnded,
  ledgerTaken,
  emergencyRaised,
  emergencyReported,
  emergencyCalledOff,
  servicesCalled,
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
  caseMarkedSensitive,
  subjectsNamed,
  contactAttempted,
  verificationOrdered,
  accessRefused,
  checkWayChanged,
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
  interimReplyGiven,
  transferAccepted,
  caseTerminated,
  caseReopened,
  caseRecurred,
  mergerUndone,
  caseSentBack,
  caseStalled,
  caseResumed,
] as const

export type EventType = (typeof EVENTS)[number]['type']
type DefinitionOf<T extends EventType> = Extract<(typeof EVENTS)[number], { type: T }>
export type EventData<T extends EventType> = z.infer<DefinitionOf<T>['data']>

/** One event as it is stored, published and read: discriminated by its type. */
export type DomainEvent = { [T in EventType]: { type: T; metadata: Metadata; data: EventData<T> } }[EventType]
