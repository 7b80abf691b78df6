import { atLocal, localDate } from '../../clock/calendar.ts'
import { dueAfter } from '../../clock/due.ts'
import { recorder, type Texts } from '../../decision/recorder.ts'
import { policyLimit } from '../../pack/limits-terms.ts'
import { redact } from '../../redaction/redact.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { giveReply } from '../../report/give-reply.ts'
import type { CallBack, Joined, Report } from '../../report/record/report.ts'
import { mayVote } from '../../report/tracker/offered.ts'
import type { CaseCommand } from '../asked/command.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, haveJoined, runningFrom, whileReportsStandSo } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { differentHours } from './called.ts'
import { recordOnPath } from './ladder.ts'
import { forgetLeadCall } from './lead-contact.ts'
import { recordReferral, resolveStage } from './path.ts'
import { settleReplyRulings } from './settle-report-ruling.ts'
import { awaitsConsent, requestConsent } from './supervise.ts'

/** 回访: every reporter of the case is called, not before the follow-up date. Where nobody can be called, it is settled. */
export function openFollowUp(draft: Draft): void {
  draft.case.called = { settled: 0, unsolved: 0 }
  if (draft.counters.standing === 0) {
    closeIfAllCalled(draft)
    return
  }
  const { followUp } = draft.context.pack.policy
  const opening = draft.context.pack.hours[0]?.from ?? '00:00'
  const day = localDate(dueAfter(draft.context.now, followUp.after, draft.context.calendar).at)
  const notBefore = atLocal(day, opening)
  sendTask(draft, { kind: 'follow-up', notBefore })
}

/** Settles one reporter's call: solved and satisfied are asked apart; unreachable counts after attempts at different hours. */
export function settleCall(draft: Draft, task: Task, outcome: OutcomeFor<'follow-up'>): Refusal | undefined {
  const { now, who, report } = draft.context
  const { round } = draft.case
  if (report?.status !== 'joined' || report.caseId !== draft.case.caseId)
    return refusal('report-unknown', 'This report does not stand with the case.', 'reportId')
  if (!report.reachable)
    return refusal('report-unknown', 'Nobody stands behind this report who could be called.', 'reportId')
  if (report.callBacks.some((call) => call.round === round))
    return refusal('already-called', 'This reporter has been called in this round.', 'reportId')
  const also = othersToCall(draft)
  if (outcome.outcome === 'unreachable') return inVain(draft, task, report, also)
  const { solved, satisfied, note, recording } = outcome
  return heard(
    draft,
    report,
    { round, at: now, by: who.id, result: { reached: true, solved, satisfied } },
    { text: note, recording },
    also,
  )
}

/** The other reports of the number that was rung, as far as nobody was heard about them in this round: one call is for all. */
const othersToCall = ({ case: { round }, context: { sameCaller = [] } }: Draft): readonly Joined[] =>
  sameCaller.filter(
    ({ reachable, callBacks }) => reachable && callBacks.every((call) => call.round !== round),
  )

/** 评价: a reporter says so without being called; it counts as the call. */
export function vote(
  draft: Draft,
  { report, vote }: Extract<CaseCommand, { type: 'vote' }>,
): Refusal | undefined {
  const { now, who } = draft.context
  const { round } = draft.case
  if (report.callBacks.some((call) => call.round === round))
    return refusal('already-called', 'This reporter has said so in this round already.')
  if (!mayVote(report, draft.case))
    return refusal('wrong-stage', 'The vote is taken once there is a result, until everybody was asked.')
  const { solved, satisfied, words } = vote
  return heard(
    draft,
    report,
    { round, at: now, by: who.id, result: { reached: true, solved, satisfied } },
    { text: words },
  )
}

/** What a reporter said counts: when everybody was heard it closes; when one says unsolved it is taken up again. */
function heard(
  draft: Draft,
  report: Report,
  call: CallBack & { result: { reached: true } },
  said: Pick<Texts, 'text' | 'recording'>,
  also: readonly Report[] = [],
): undefined {
  const { now, pack } = draft.context
  const { round } = call
  const called = [report, ...also]
  for (const one of called) keepCall(draft, one, call, one === report ? said : {})
  if (call.result.solved) return closeIfAllCalled(draft)
  draft.case.called.unsolved += called.length
  draft.case.notContent += 1
  draft.case.unsolved = {
    at: now,
    round,
    report: report.reportId,
    ...(said.text === undefined ? {} : { words: redact(said.text) }),
  }
  if (draft.case.notContent >= pack.policy.followUp.rounds) return closeIfAllCalled(draft)
  draft.case.withHead = true
  recordOnPath(draft, 'not-content', { unsolved: draft.case.notContent })
  return takeUpAgain(draft)
}

/** Called in vain. After the policy's attempts at different hours the reporter counts as unreachable. */
function inVain(draft: Draft, task: Task, report: Joined, also: readonly Joined[]): undefined {
  const { now, who, pack } = draft.context
  const { round } = draft.case
  const attempts = [...report.attempts, { round, at: now }].slice(-60)
  const counted = differentHours(attempts.filter((one) => one.round === round).map(({ at }) => at))
  draft.record('contact-attempted', { taskId: task.taskId, attempts: counted })
  const tried = [report, ...also].map((one) => ({
    ...one,
    attempts: one === report ? attempts : [...one.attempts, { round, at: now }].slice(-60),
  }))
  if (counted < pack.policy.followUp.attempts) {
    for (const one of tried)
      draft.extra.push({ kind: 'report', report: { ...one, version: one.version + 1 } })
    return
  }
  for (const one of tried) keepCall(draft, one, { round, at: now, by: who.id, result: { reached: false } })
  closeIfAllCalled(draft)
}

/** Reports joined after the check: it no longer counts, and the case goes to its leader. */
export function reportedAfterCheck(draft: Draft): undefined {
  recordReferral(draft, 'reported-after-check', { joined: draft.counters.joined })
  return takeUpAgain(draft)
}

/** 再次处置: somebody says it is not solved; the case goes to its leader for one round more. */
export function takeUpAgain(draft: Draft): undefined {
  resolveStage(draft, 'follow-up', 'unsolved')
}

function keepCall(draft: Draft, before: Report, call: CallBack, said: Texts = {}): void {
  const { context } = draft
  draft.case.called.settled += 1
  const report = answeredByCall(structuredClone(before), call)
  const { record, changes } = recorder(
    `report/${report.reportId}`,
    report,
    { ...context, actor: context.who.id, jurisdiction: report.jurisdiction },
    draft.case.caseId,
  )
  const { result } = call
  record(
    'report-called-back',
    {
      round: call.round,
      reached: result.reached,
      ...(result.reached ? { solved: result.solved, satisfied: result.satisfied } : {}),
      ...(report.source === undefined ? {} : { source: report.source }),
    },
    said,
  )
  report.callBacks = [...report.callBacks, call].slice(-30)
  report.version += 1
  draft.extra.push({ kind: 'report', report }, ...changes)
  settleReplyRulings(draft, report.reportId)
  // The call of an emergency that was still owed to this reporter is made by this one.
  if (report.opened) {
    forgetLeadCall(draft)
    for (const owed of tasksOfKind(draft, 'contact')) settleTask(draft, owed, 'no-longer-needed')
  }
}

/** A call back is the first contact as well, where there was none, and the reply; after attempts in vain none is owed. */
function answeredByCall(before: Report, { at, result }: CallBack): Report {
  const report = { ...before, ...(result.reached ? { contactedAt: before.contactedAt ?? at } : {}) }
  giveReply(report, { at, how: result.reached ? 'call-back' : 'unreachable' })
  return report
}

/**
 * When everybody was called: at an end, or before the centre's head where somebody says unsolved. A case under
 * supervision waits here for the district's consent to its closing.
 */
export function closeIfAllCalled(draft: Draft): undefined {
  if (draft.case.called.settled < draft.counters.standing) return
  if (haveJoined(draft)) return reportedAfterCheck(draft)
  // A report that joins at this moment is to be called too.
  whileReportsStandSo(draft)
  const task = tasksOfKind(draft, 'follow-up')[0]
  if (draft.case.called.unsolved > 0) {
    if (task !== undefined) settleTask(draft, task, 'unsolved')
    sendTask(draft, {
      kind: 'follow-up',
      assignee: { kind: 'role', role: 'centre-head' },
      deadline: runningFrom(draft, policyLimit(draft.context.pack, 'decide')),
    })
    return
  }
  if (task !== undefined) settleTask(draft, task, 'settled')
  if (awaitsConsent(draft, 'close')) return requestConsent(draft, 'close')
  resolveStage(draft, 'follow-up', 'settled')
}

/** Reports were withdrawn: when all that still stand have been called, nobody is left to wait for. */
export function seeWithdrawals(draft: Draft): undefined {
  const atHead = tasksOfKind(draft, 'follow-up').some(
    ({ assignee }) => assignee.kind === 'role' && assignee.role === 'centre-head',
  )
  // The head ends it for those who say unsolved; when they all took their reports back, nothing is left to end.
  return atHead && draft.case.called.unsolved > 0 ? undefined : closeIfAllCalled(draft)
}

/** A reporter who was called in this round takes the report back: the call no longer counts for those who still stand. */
export function forgetCall(draft: Draft, report: Report): undefined {
  const { position, round, called } = draft.case
  const call = report.callBacks.find((one) => one.round === round)
  if (call === undefined || position.at !== 'in' || position.stage !== 'follow-up') return
  const unsolved = call.result.reached && !call.result.solved ? 1 : 0
  draft.case.called = { settled: called.settled - 1, unsolved: called.unsolved - unsolved }
}
