import { limitInForce, termsInForce } from '../../clock/compute.ts'
import { limitOfAnyVersion } from '../../pack/limits-terms.ts'
import type { Draft, SourcedLimit } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { TASK_FACTS } from './task-kinds.ts'
import { limitOf } from './task-limit.ts'
import { moveDeadline } from './tasks.ts'

/** The limit that a task follows; none where it runs against a date, or stays as it was told. */
function limitNow(draft: Draft, task: Task): SourcedLimit | undefined {
  const { limit } = TASK_FACTS[task.kind]
  return limit.by === 'policy' && limit.fixed ? undefined : limitOf(draft, task)
}

/**
 * Every open task that runs against a limit runs against the one that applies now, from the same start: its due time
 * moves, and the move can be replayed. One whose limit still says the same (amount and unit, of the same matter,
 * filing condition and processing type) stays as it is, overdue or not, whichever version of the pack it was read in.
 * @param mode `as-ordinary` also for what an emergency brought forward: it is over
 */
export function relimitAll(draft: Draft, mode?: 'as-ordinary'): void {
  for (const task of [...draft.tasks.values()]) {
    const limit = limitNow(draft, task)
    const inForce = limitInForce(task.deadline)
    const hurried = mode === 'as-ordinary' && wasHurried(task)
    if (limit === undefined || (inForce === undefined ? !hurried : saysTheSame(limit, inForce))) continue
    moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
  }
}

/** Whether a task runs to the date by which an emergency brought it forward (转应急), not to one that people set. */
const wasHurried = ({ deadline }: Task): boolean => {
  const inForce = termsInForce(deadline)
  return inForce.kind === 'date' && inForce.source.ref.endsWith('/emergency')
}

const saysTheSame = (one: SourcedLimit, other: SourcedLimit): boolean =>
  limitOfAnyVersion(one.source.ref) === limitOfAnyVersion(other.source.ref) &&
  one.limit.amount === other.limit.amount &&
  one.limit.unit === other.limit.unit
