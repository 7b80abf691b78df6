import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf, CaseAction } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { refuseWithoutConsent } from '../stages/supervise.ts'
import { type At, firstRefusal, type OnTask, refuseStranger } from '../tasks/relations.ts'
import type { CaseActionName, CaseEntry, TaskActionName, TaskEntry } from './action-entry.ts'
import { CASE_ACTIONS } from './case-actions.ts'
import { missing } from './record-outcome.ts'
import { TASK_ACTIONS } from './task-actions.ts'

/** Acts on a case or on one of its tasks, as the tables say: where it stands, who asks, what speaks against it, then how. */
export function act(draft: Draft, action: CaseAction): Refusal | undefined {
  return 'taskId' in action
    ? actOnTask(draft, action.action, action, action.taskId)
    : actOnCase(draft, action.action, action)
}

function actOnCase<A extends CaseActionName>(
  draft: Draft,
  name: A,
  action: ActionOf<A>,
): Refusal | undefined {
  const entry = CASE_ACTIONS[name]
  const refused = refuseOnCase(entry, { draft })
  if (refused !== undefined || entry.done?.({ draft })) return refused
  return entry.run(draft, action)
}

function actOnTask<A extends TaskActionName>(
  draft: Draft,
  name: A,
  action: ActionOf<A>,
  taskId: string,
): Refusal | undefined {
  const closed = refuseElsewhere(draft, 'open')
  if (closed !== undefined) return closed
  const task = draft.tasks.get(taskId)
  if (task === undefined) return missing(draft, taskId)
  const entry = TASK_ACTIONS[name]
  const refused = refuseOnTask(entry, { draft, task })
  if (refused !== undefined || entry.done?.({ draft, task })) return refused
  return entry.run(draft, action, task)
}

/** Why an action on the case is not done, whatever is filled in: so it is decided, and so it is offered or not. */
export const refuseOnCase = (
  entry: Pick<CaseEntry<never>, 'in' | 'by' | 'consent' | 'refuse'>,
  at: At,
): Refusal | undefined =>
  refuseElsewhere(at.draft, entry.in) ??
  refuseStranger(entry.by, at) ??
  (entry.consent === undefined ? undefined : refuseWithoutConsent(at.draft, entry.consent)) ??
  firstRefusal(entry.refuse, at)

/** Why an action on a task of a case whose stage is open is not done, whatever is filled in. */
export const refuseOnTask = (
  entry: Pick<TaskEntry<never>, 'by' | 'refuse'>,
  at: OnTask,
): Refusal | undefined => refuseStranger(entry.by, at) ?? firstRefusal(entry.refuse, at)

/** Why something is not done where the case stands. */
export function refuseElsewhere({ case: of }: Draft, where: CaseEntry<never>['in']): Refusal | undefined {
  if (where === 'archived')
    return of.status === 'ended' && of.ending === 'archived'
      ? undefined
      : refusal('case-not-archived', 'Only an archived case is reopened.')
  if (where === 'merged')
    return of.status === 'ended' && of.ending === 'merged'
      ? undefined
      : refusal('case-not-merged', 'Only the merger of a case that was merged is undone.')
  if (where === 'transferred')
    return of.status === 'ended' && of.ending === 'transferred'
      ? undefined
      : refusal('wrong-stage', 'Only a case that was transferred is taken on by another body, or sent back.')
  if (of.status === 'ended')
    return refusal('case-ended', 'This case has ended. Reopen it if its closure was wrong.')
  const { position } = of
  if (position.at !== 'in')
    return refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
  if (where === 'open' || where.includes(position.stage)) return undefined
  return refusal('wrong-stage', `This is done in the stage "${where.join(', ')}"; the case is elsewhere.`)
}
