import { doorOf } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'

import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { firstCall } from '../tasks/first-call.ts'
import { RUNG, TASK_FACTS } from '../tasks/task-kinds.ts'
import { ownerIn, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { forgetLeadCall } from './lead-contact.ts'

/** Who is told of an emergency at once: the duty officer and the leader of the grid. */
const TOLD_FIRST = [{ role: 'shift-leader' }, { role: 'grid-leader', inGrid: true }] as const

/**
 * 应急处置: the first task is the call to 110, 119, 120 or the utility. While the forces go out, the duty officer and the
 * leader of the grid are told (each owes to take note of it, round the clock), and the reporter is called. All of it runs
 * beside the stages, belongs to the case, and holds up none: who reported is called even when the parties were faster, or
 * when nobody leads the matter.
 */
export function raiseAlarm(draft: Draft): void {
  const { emergency, alarmRaised, confirmedInPerson, reporterless } = draft.case
  if (!emergency || alarmRaised) return
  draft.case.alarmRaised = true
  sendTask(draft, { kind: 'call-out' })
  for (const owner of TOLD_FIRST) sendTask(draft, { kind: 'alert', assignee: ownerIn(draft, owner) })
  reportUpstream(draft, 'raised')
  forgetLeadCall(draft)
  if (confirmedInPerson || reporterless || tasksOfKind(draft, 'contact').length > 0) return
  sendTask(draft, { ...firstCall(draft.case), alongside: true, ofCase: true })
}

/** The system that the case came from is told how its emergency goes (阶段性报告). */
export function reportUpstream(draft: Draft, state: 'raised' | 'called-off'): void {
  const { upstream } = draft.case
  if (upstream !== undefined) draft.record('emergency-reported', { state, source: upstream })
}

/**
 * An alarm that nobody has taken: the next desk is rung as well, until a person has answered. Those rung before still may.
 */
export function ringNext(draft: Draft, task: Task): void {
  // Between two stages nobody is sent a task: the next one rings when it opens.
  if (draft.case.position.at !== 'in') return
  if (task.kind === 'alert' && draft.case.alarmAnswered) return
  const rung = task.rung ?? 0
  const highest = Math.max(...tasksOfKind(draft, task.kind).map((one) => one.rung ?? 0))
  const owner = RUNG[rung]
  if (owner === undefined || rung < highest) return
  sendTask(draft, { kind: task.kind, assignee: ownerIn(draft, owner), rung: rung + 1 })
}

/** A stage opens: who was rung between two stages and did not answer is followed by the next desk. */
export function ringMissed(draft: Draft): void {
  for (const task of [...draft.tasks.values()])
    if (TASK_FACTS[task.kind].whenDue === 'ring' && task.overdueSince !== undefined) ringNext(draft, task)
}

/** Somebody has taken note of the emergency: nobody further up is rung, and who was need not answer. */
export function settleAlert(draft: Draft, task: Task, outcome: OutcomeFor<'alert'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
  draft.case.alarmAnswered = true
  for (const one of tasksOfKind(draft, 'alert'))
    if (one.rung !== undefined) settleTask(draft, one, 'no-longer-needed')
}

/** 110, 119, 120 or the utility was called: when, and who answered. */
export function settleCallOut(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'call-out'>,
): Refusal | undefined {
  if (outcome.outcome === 'not-needed') return void settleTask(draft, task, outcome.outcome, outcome.note)
  const { to, at, answeredBy, note } = outcome
  if (doorOf(draft.context.pack, to) === undefined)
    return refusal('door-unknown', `There is no door ${to} in this jurisdiction's pack.`, 'to')
  if (at > draft.context.now)
    return refusal('not-yet', 'A call that is still to be made is not recorded.', 'at')
  draft.record('services-called', { taskId: task.taskId, to, at }, { who: answeredBy })
  return void settleTask(draft, task, outcome.outcome, note)
}
