import { recompute } from '../../clock/recompute.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { moveDeadline } from './tasks.ts'

/** Whether a task is due at another moment by the calendar as it is now, or for certain only now. */
export const isDueOtherwise = (task: Task, calendar: Draft['context']['calendar']): boolean =>
  recompute(task.deadline, { at: task.dueAt, provisional: task.provisional ?? false }, calendar).change !==
  'same'

/**
 * The holidays of a year may have been published, or the calendar of a year that was certain amended: every open task is
 * computed again, moved where it comes out otherwise, confirmed where it was provisional. What comes out the same stays.
 */
export function recomputeAll(draft: Draft): undefined {
  const { now, calendar } = draft.context
  for (const task of [...draft.tasks.values()])
    if (isDueOtherwise(task, calendar)) moveDeadline(draft, task, { kind: 'recalculated', at: now })
}
