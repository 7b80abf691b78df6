import type { Refusal } from '../../refusal.ts'
import { refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import { judgedByCheck } from '../draft/judging.ts'
import type { Task } from '../record/task.ts'
import type { At } from '../tasks/relations.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { climb } from './ladder.ts'
import { recordReferral, resolveStage, wayOut } from './path.ts'
import { bindToCheck, endBesidePromise, markKept } from './promise.ts'

/** 核查: a promise is not checked before its date, sooner when it is said to be kept. */
export function openReinspection(draft: Draft): void {
  bindToCheck(draft)
  const { promise } = draft.case
  const waits = promise !== undefined && promise.keptAt === undefined && promise.until > draft.context.now
  sendTask(draft, { kind: 'reinspect', ...(waits ? { notBefore: promise.until } : {}) })
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
