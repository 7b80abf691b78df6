import { type Refusal, refusal } from '../../refusal.ts'
import { spokenTo } from '../../report/contact.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { refuseUnsoundRejection } from '../draft/doors.ts'
import { type Draft, matterOfCase, recordingOf, whileReportsStandSo } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { firstCall } from '../tasks/first-call.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { accept } from './accept.ts'
import { calledIn, calledInVainAgain, stands } from './called.ts'
import { declareEmergency } from './declare-emergency.ts'
import { chooseMatter, matterNamed, unknownMatter } from './filing.ts'
import { forgetLeadCall } from './lead-contact.ts'
import { recordReferral, resolveStage, wayOut } from './path.ts'
import { ringDutyOfficer } from './ring-duty-officer.ts'
import { settleReplyRulings } from './settle-report-ruling.ts'
import { goesAboveTheHouse, nameSubjects } from './subjects.ts'

/**
 * 先行联系: within one working day the reporter is called (policy's first contact). Taken in person: already confirmed.
 * Who has no number: an on-site check stands for the call. An emergency goes on at once, the call runs alongside; so does what
 * the lead is to call about by the pack.
 */
export function openConfirm(draft: Draft): void {
  draft.case.attempts = []
  if (draft.case.alarm) ringDutyOfficer(draft)
  if (goesAboveTheHouse(draft) || goesToLeaderAgain(draft)) return
  if (draft.case.emergency || draft.case.confirmedInPerson || draft.case.leadCalls) accept(draft)
  else if (draft.case.reporterless) sendVerify(draft)
  else sendTask(draft, firstCall(draft.case))
}

/** Settles the call (or the on-site check in its place) with its outcome. */
export function settleContact(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'contact'> | OutcomeFor<'verify'>,
): Refusal | undefined {
  const unsound =
    outcome.outcome === 'rejected' ? refuseUnsoundRejection(draft.context.pack, outcome) : undefined
  if (unsound !== undefined) return unsound
  const forOthers =
    outcome.outcome === 'rejected' && task.kind === 'contact' ? refuseForOthers(draft, task) : undefined
  if (forOthers !== undefined) return forOthers
  const unknown = 'reportId' in outcome ? refuseStrangeReport(draft, outcome.reportId) : undefined
  if (unknown !== undefined) return unknown
  if (task.kind === 'contact' && outcome.outcome !== 'unreachable') bookContact(draft, outcome)
  switch (outcome.outcome) {
    case 'accepted': {
      const refused =
        outcome.subjects === undefined ? undefined : nameSubjects(draft, outcome.subjects, 'subjects')
      if (refused !== undefined) return refused
      const matter = outcome.matter === undefined ? undefined : matterNamed(draft, outcome.matter)
      if (outcome.matter !== undefined && matter === undefined) return unknownMatter(outcome.matter)
      settleTask(draft, task, outcome.outcome, outcome.note)
      const isNews = matter !== undefined && chooseMatter(draft, matter)
      // What an inspector saw with his own eyes goes on, whoever withdraws; so does a hazard heard of.
      if (task.kind === 'verify' || outcome.hazard) draft.case.foundByCentre = true
      if (outcome.hazard) draft.case.seeOnSite = true
      if (task.alongside) {
        // Heard only now, while others are at work: it is declared where the case stands.
        if (outcome.emergency ?? (isNews && matter.emergency !== undefined)) declareEmergency(draft)
        return void goesAboveTheHouse(draft)
      }
      // Whoever accepts it has chosen its matter, named or not, which may be an emergency by itself.
      if (draft.case.matterGuessed) draft.case.filedBy = draft.context.who.id
      delete draft.case.matterGuessed
      if (outcome.emergency ?? matterOfCase(draft).emergency !== undefined) draft.case.emergency = true
      if (goesAboveTheHouse(draft)) return
      return accept(draft)
    }
    case 'answered':
      settleTask(draft, task, outcome.outcome, outcome.note)
      if (task.alongside) return
      draft.case.closure = 'answered'
      return void resolveStage(draft, 'confirm', 'answered')
    case 'rejected':
      settleTask(draft, task, outcome.outcome, outcome.note)
      // Forces are out already: a false alarm is for them to report, or for the desk to end.
      if (task.alongside) return
      return void resolveStage(draft, 'confirm', 'rejected', {
        reference: outcome.reason,
        ...(outcome.door === undefined ? {} : { door: outcome.door }),
        words: outcome.note,
      })
    case 'unreachable':
      return unreachable(draft, task)
  }
}

/**
 * Why a call does not end the case: it is about more than the report that was rung. That one is ended alone, and the others go
 * on. (Several of one number are one person's.)
 */
function refuseForOthers(draft: Draft, { alongside }: Task): Refusal | undefined {
  if (alongside) return undefined
  const { sameCaller = [] } = draft.context
  const { standing, silent = 0, found } = draft.counters
  whileReportsStandSo(draft)
  return standing > 1 + sameCaller.length || silent > 0 || found > 0
    ? refusal(
        'reports-stand',
        'Others reported it as well, or the centre found it itself. End this report alone (end-report).',
      )
    : undefined
}

/** Why a report cannot have been called: it was named, and does not stand with the case. */
function refuseStrangeReport(draft: Draft, named: string | undefined): Refusal | undefined {
  const { report } = draft.context
  return named === undefined || (report?.reportId === named && stands(draft, report))
    ? undefined
    : refusal('report-unknown', 'This report does not stand with the case.', 'reportId')
}

/**
 * The reporter was spoken to: that is booked to the report that was rung and to the others of its number. An answer or a
 * rejection told in that call is the reply as well. Whoever took the report back meanwhile is owed nothing.
 */
function bookContact(
  draft: Draft,
  outcome: Exclude<OutcomeFor<'contact'> | OutcomeFor<'verify'>, { outcome: 'unreachable' }>,
): void {
  draft.case.confirmedInPerson = true
  const called = calledIn(draft)
  const answered = outcome.outcome !== 'accepted'
  const recording = 'recording' in outcome ? outcome.recording : undefined
  draft.extra.push(...spokenTo(called, { answered, recording }, recordingOf(draft)))
  if (!answered) return
  for (const { reportId } of called) settleReplyRulings(draft, reportId)
}

function unreachable(draft: Draft, task: Task): undefined {
  if (calledInVainAgain(draft, task) && !task.alongside) sendVerify(draft)
}

/** Every report was taken back and the case goes on: nobody is left to call, and where the call was waited for, the site is looked at. */
export function callNobody(draft: Draft): void {
  forgetLeadCall(draft)
  for (const task of tasksOfKind(draft, 'contact')) {
    settleTask(draft, task, 'no-longer-needed')
    if (!task.alongside) sendVerify(draft)
  }
}

function sendVerify(draft: Draft): void {
  const task = sendTask(draft, { kind: 'verify' })
  draft.record('verification-ordered', { taskId: task.taskId })
}

/**
 * 长效: the trouble came back at a watched place, so often that the watch acts: its leader has it at once, and the call to the
 * reporter runs alongside.
 * @returns whether the open stage was left for it
 */
function goesToLeaderAgain(draft: Draft): boolean {
  const { watchActs, referred, emergency, linkedTo = '', recurrences = [] } = draft.case
  if (!watchActs || referred || emergency) return false
  delete draft.case.leadCalls
  if (!draft.case.confirmedInPerson && !draft.case.reporterless)
    sendTask(draft, { ...firstCall(draft.case), alongside: true, ofCase: true })
  recordReferral(draft, 'came-back', { linkedTo, times: recurrences.length })
  wayOut(draft, 'referred')
  return true
}
