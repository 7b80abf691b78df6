import { limitInForce } from '../../clock/compute.ts'
import { limitOfAnyVersion } from '../../pack/limits-terms.ts'
import type { Draft, SourcedLimit } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { TASK_FACTS } from './task-kinds.ts'
import { limitOf } from './task-limit.ts'
import { moveDeadline } from './tasks.ts'

/** The limit that a task follows; none where it runs against a date, or stays as it was told. */
function limitNow(draft: Draft, { kind }: Task): SourcedLimit | undefined {
  const { limit } = TASK_FACTS[kind]
  return limit.by === 'policy' && limit.fixed ? undefined : limitOf(draft, kind)
}

/**
 * Every open task that runs against a limit runs against the one that applies now, from the same start: its due time
 * moves, and the move can be replayed. One whose limit still says the same (amount and unit, of the same matter,
 * filing condition and processing type) stays as it is, overdue or not, whichever version of the pack it was read in.
 */
export function relimitAll(draft: Draft): void {
  for (const task of [...draft.tasks.values()]) {
    const limit = limitNow(draft, task)
    const inForce = limitInForce(task.deadline)
    if (limit === undefined || inForce === undefined || saysTheSame(limit, inForce)) continue
    moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
  }
}

const saysTheSame = (one: SourcedLimit, other: SourcedLimit): boolean =>
  limitOfAnyVersion(one.source.ref) === limitOfAnyVersion(other.source.ref) &&
  one.limit.amount === other.limit.amount &&
  one.limit.unit === other.limit.unit
