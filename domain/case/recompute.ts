import { recompute } from '../clock/recompute.ts'
import type { Draft } from './draft/draft.ts'
import { moveDeadline } from './tasks/tasks.ts'

/**
 * The holidays of a year may have been published: due times that were provisional are computed again, moved where the
 * notice says otherwise and confirmed where it does not. What is still not known stays as it is.
 */
export function recomputeProvisional(draft: Draft): undefined {
  const { now, calendar } = draft.context
  for (const task of [...draft.tasks.values()]) {
    if (!task.provisional) continue
    const { change } = recompute(task.deadline, { at: task.dueAt, provisional: true }, calendar)
    if (change !== 'same') moveDeadline(draft, task, { kind: 'recalculated', at: now })
  }
}
