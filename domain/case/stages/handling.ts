import type { Texts } from '../../decision/recorder.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { MAX_COOPERATING, type OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import { judge } from '../draft/judging.ts'
import type { Task } from '../record/task.ts'
import { refuseUnsoundAccount, textsOf } from '../tasks/account.ts'
import type { OnTask } from '../tasks/relations.ts'
import { cooperationRuns, partyOf, replaceTask, settleTask } from '../tasks/tasks.ts'
import { isChecked } from './closure-check.ts'
import { raiseAlarm } from './emergency.ts'
import { recordOnPath } from './ladder.ts'
import { callByLead } from './lead-contact.ts'
import { cooperationMoved, sendHandle } from './parties.ts'
import { resolveStage, wayOut } from './path.ts'
import { makePromise, reportBesidePromise } from './promise.ts'
import { checkEarly } from './reinspection.ts'
import { askReturn } from './returns.ts'
import { routing } from './routing.ts'
import { isSubject } from './subjects.ts'

/**
 * 处置: the lead and each cooperating party get a task with its own clock. In an emergency the matter's own route, with the
 * rules kept beside it, stands for the dispatcher, and everybody is told alongside. Where there is none, or a machine has
 * only guessed the matter, nobody leads: leader and duty officer decide, in emergency units.
 */
export function openHandling(draft: Draft): void {
  delete draft.case.promise
  raiseAlarm(draft)
  if (draft.case.lead !== undefined && isSubject(draft, draft.case.lead)) delete draft.case.lead
  if (draft.case.lead === undefined) {
    const { lead, cooperating } = routing(draft)
    if (lead === undefined || draft.case.matterGuessed) {
      if (lead !== undefined) draft.case.suggestedLead = lead
      recordOnPath(draft, 'nobody-leads', {})
      wayOut(draft, 'referred')
      return
    }
    draft.case.lead = lead
    draft.case.cooperating = cooperating.slice(0, MAX_COOPERATING)
  }
  callByLead(draft)
  sendHandle(draft, draft.case.lead, 'lead')
  for (const party of draft.case.cooperating) sendHandle(draft, party, 'cooperating')
}

/** Why only one thing is reported beside a promise: the lead's own work (`done`). */
export const refuseBesidePromise = ({ draft }: OnTask): Refusal | undefined =>
  draft.case.promise === undefined
    ? undefined
    : refusal(
        'promise-runs',
        'A promise runs: say that it is kept (promise-kept), report your own work ("done"), ask for an extension, or wait for the check on site.',
        'outcome',
      )

/** Why a cooperating party does not report what is the lead's to report for the whole. */
export const refuseForPart = ({ task }: OnTask): Refusal | undefined =>
  task.part === 'cooperating'
    ? refusal('wrong-outcome', 'Only the lead reports this for the whole. Tell the lead.', 'outcome')
    : undefined

/** Why the lead, who answers for the whole, has not ended: a cooperating party still owes its part (协办为必办). */
export const refuseWhileOthersOwe = ({ draft, task }: OnTask): Refusal | undefined =>
  task.part !== 'cooperating' && cooperationRuns(draft)
    ? refusal(
        'cooperating-open',
        'A cooperating party still owes its part. Say that yours is done ("part-done"), and urge it, or ask the dispatcher to release it.',
      )
    : undefined

/** Why the lead does not say that its own part is done: it said so, or nobody owes another part. */
export function refusePartDone({ draft, task }: OnTask): Refusal | undefined {
  if (task.partDoneAt !== undefined)
    return refusal('task-settled', `You said at ${task.partDoneAt} that your own part is done.`)
  return cooperationRuns(draft)
    ? undefined
    : refusal('wrong-outcome', 'No other party owes a part: report the whole ("done").', 'outcome')
}

/** Why work is not given back as somebody else's: it is done. */
export const refuseAfterPart = ({ task }: OnTask): Refusal | undefined =>
  task.partDoneAt === undefined
    ? undefined
    : refusal('task-settled', 'You said that your own part is done: it is not returned any more.')

/** Settles a party's part. The lead answers for the whole: it ends only when no cooperating task is open (协办为必办). */
export function settleHandle(draft: Draft, task: Task, outcome: OutcomeFor<'handle'>): Refusal | undefined {
  const refused = refuseUnsoundAccount(draft, task, outcome)
  if (refused !== undefined) return refused
  if (draft.case.promise !== undefined) return void doneBesidePromise(draft, task, textsOf(outcome))
  if (outcome.outcome === 'returned') return askReturn(draft, task, outcome)
  if (task.part === 'cooperating') {
    judge(draft, partyOf(task))
    settleTask(draft, task, outcome.outcome, textsOf(outcome))
    return void cooperationMoved(draft)
  }
  if (outcome.outcome === 'part-done') return bookPart(draft, task, textsOf(outcome))
  if (outcome.outcome === 'conditions-lacking') {
    settleTask(draft, task, outcome.outcome, outcome.note)
    draft.case.conditionsLacking = (draft.case.conditionsLacking ?? 0) + 1
    recordOnPath(draft, 'conditions-lacking', { times: draft.case.conditionsLacking }, outcome.note)
    return void resolveStage(draft, 'handling', 'conditions-lacking')
  }
  if (outcome.outcome === 'promised') return promise(draft, task, outcome)
  const explained = outcome.outcome === 'explained' || outcome.outcome === 'unfounded'
  judge(draft, partyOf(task))
  draft.case.closure = explained ? 'explained' : 'checked'
  settleTask(draft, task, outcome.outcome, textsOf(outcome))
  if (isChecked(draft)) return void resolveStage(draft, 'handling', 'to-check')
  if (!explained) draft.case.closure = 'no-site'
  return void resolveStage(draft, 'handling', 'no-site')
}

/**
 * The lead has done its own part while a cooperating party owes its own. What it did is judged by the next check, and kept
 * whatever becomes of the case; from now on the lateness is that of who still owes. The joint reply, and the clock of the
 * whole, stay the lead's: when the last part is in, its due time counts again.
 */
function bookPart(draft: Draft, task: Task, words: Texts): undefined {
  const { now } = draft.context
  judge(draft, partyOf(task))
  const { overdueSince: _was, referAt: _gone, ...rest } = task
  replaceTask(draft, { ...rest, partDoneAt: now, held: task.held ?? now })
  draft.record('part-done', { taskId: task.taskId, party: partyOf(task) }, words)
}

/** Of a promise somebody else's work is judged, so nobody is barred from the check. Without a site there is none. */
function promise(
  draft: Draft,
  task: Task,
  outcome: Extract<OutcomeFor<'handle'>, { outcome: 'promised' }>,
): Refusal | undefined {
  const refused = makePromise(draft, task, outcome)
  if (refused !== undefined) return refused
  const checked = isChecked(draft)
  draft.case.closure = checked ? 'checked' : 'no-site'
  if (checked) return void resolveStage(draft, 'handling', 'to-check')
  settleTask(draft, task, outcome.outcome)
  return void resolveStage(draft, 'handling', 'no-site')
}

/** The lead has done the work itself beside a promise: kept early, it is checked early. */
function doneBesidePromise(draft: Draft, task: Task, words: Texts): void {
  reportBesidePromise(draft, task, words)
  if (isOpen(draft, 'reinspection')) checkEarly(draft)
}
