import type { Refusal } from '../../refusal.ts'
import { refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'
import { judgedByCheck } from '../draft/judging.ts'
import type { Task } from '../record/task.ts'
import type { At, OnTask } from '../tasks/relations.ts'
import { ownerIn, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { checkWayOf } from './closure-check.ts'
import { climb } from './ladder.ts'
import { recordReferral, resolveStage, wayOut } from './path.ts'
import { bindToCheck, endBesidePromise, markKept } from './promise.ts'

/** 核查: a promise is not checked before its date, sooner when it is said to be kept. */
export function openReinspection(draft: Draft): void {
  bindToCheck(draft)
  sendCheck(draft)
}

/** Sends a check that is made in another way than the one before it. */
export function checkOtherwise(draft: Draft): void {
  const { taskId, check } = sendCheck(draft)
  draft.record('check-way-changed', { taskId, by: check?.by ?? 'site' })
}

function sendCheck(draft: Draft): Task {
  const { promise } = draft.case
  const waits = promise !== undefined && promise.keptAt === undefined && promise.until > draft.context.now
  const check = checkWayOf(draft)
  if (check.by === 'site') delete draft.case.checkedBy
  else draft.case.checkedBy = check.by
  return sendTask(draft, {
    kind: 'reinspect',
    ...(waits ? { notBefore: promise.until } : {}),
    ...(check.by === 'site' && check.lot === undefined ? {} : { check }),
    ...(check.by === 'telephone' ? { assignee: ownerIn(draft, { role: 'call-taker' }) } : {}),
  })
}

/** Why a check that is not made on site does not say that nobody could get in. */
export const refuseNoAccess = ({ task: { check } }: OnTask): Refusal | undefined =>
  check === undefined || check.by === 'site'
    ? undefined
    : refusal('wrong-outcome', 'Nobody went there. Say that it stays open this way ("left-open").', 'outcome')

/** Why a check does not leave it open: it is made on site, or it is the last that there is. */
export function refuseLeftOpen({ draft, task: { check } }: OnTask): Refusal | undefined {
  const { site } = matterOfCase(draft)
  if (check !== undefined && check.by !== 'site' && (site || check.by === 'telephone')) return undefined
  return refusal('wrong-outcome', 'There is no surer way to check it: say passed or failed.', 'outcome')
}

/** Settles the check. What fails goes back to the parties while the policy bears it, then to the leader. */
export function settleReinspect(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'reinspect'>,
): Refusal | undefined {
  switch (outcome.outcome) {
    case 'no-access':
      settleTask(draft, task, outcome.outcome)
      draft.record('access-refused', { taskId: task.taskId }, { text: outcome.note })
      return void openReinspection(draft)
    case 'left-open':
      settleTask(draft, task, outcome.outcome, outcome.note)
      draft.case.seeOnSite = true
      return void checkOtherwise(draft)
    case 'passed':
      settleTask(draft, task, outcome.outcome, outcome.note)
      judgedByCheck(draft)
      endBesidePromise(draft, true)
      draft.case.closure ??= 'checked'
      return void resolveStage(draft, 'reinspection', 'passed')
    case 'failed':
      settleTask(draft, task, outcome.outcome, outcome.note)
      judgedByCheck(draft)
      endBesidePromise(draft, false)
      return failed(draft)
  }
}

function failed(draft: Draft): undefined {
  draft.case.failedReinspections += 1
  // Somebody saw with his own eyes that it is still there: it goes on, whoever withdraws.
  draft.case.foundByCentre = true
  const { failedReinspections: failed, referred, cooperating, promise } = draft.case
  if (promise !== undefined) draft.case.brokenPromises += 1
  const { brokenPromises: broken } = draft.case
  const parties = 1 + cooperating.length
  if (referred) {
    recordReferral(draft, 'failed-after-referral', { failed, parties })
    return wayOut(draft, 'referred')
  }
  // A broken promise is also a failed check: the rule that tells more is asked first.
  if (promise !== undefined && climb(draft, 'broken-promises', { broken })) return
  if (climb(draft, 'failed-reinspection', { failed, parties })) return
  resolveStage(draft, 'reinspection', 'failed')
}

/** Why no promise is said to be kept: none waits for its date. */
export const refuseKept = ({ draft }: At): Refusal | undefined =>
  draft.case.promise === undefined ? refusal('wrong-stage', 'No promise waits for its date here.') : undefined

/** A promise said to be kept: the check may be made at once, and its limit starts now. */
export function promiseKept(draft: Draft): undefined {
  markKept(draft)
  checkEarly(draft)
}

/** A check that waits for the promise's date falls away; one that may be made at once is sent. */
export function checkEarly(draft: Draft): void {
  const { now } = draft.context
  const waiting = tasksOfKind(draft, 'reinspect').filter(({ notBefore }) => (notBefore ?? now) > now)
  if (waiting.length === 0) return
  for (const task of waiting) settleTask(draft, task, 'no-longer-needed')
  openReinspection(draft)
}
