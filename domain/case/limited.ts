import type { LimitedStage } from '../pack/limits-table.ts'
import { type Draft, stageLimit } from './draft.ts'
import { handlingLimit } from './parties.ts'
import type { Task, TaskKind } from './task.ts'
import { moveDeadline } from './tasks.ts'

/** Which limit a task runs against, where it is one of the matter's. */
const LIMITED_BY: Partial<Record<TaskKind, LimitedStage>> = {
  dispatch: 'dispatch',
  handle: 'handling',
  reinspect: 'reinspection',
  verify: 'reinspection',
}

/** Whether a task runs against a limit of the matter's table. */
export const isLimited = ({ kind }: Task): boolean => LIMITED_BY[kind] !== undefined

/**
 * The limit that applies to a task now, by matter, filing condition and processing type, from the same start: its due
 * time moves, and the move can be replayed.
 */
export function relimit(draft: Draft, task: Task): Task {
  const stage = LIMITED_BY[task.kind]
  if (stage === undefined) return task
  const limit = task.kind === 'handle' ? handlingLimit(draft) : stageLimit(draft, stage)
  return moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
}

/** Every open task of the case runs against the limit that applies now. */
export function relimitAll(draft: Draft): void {
  for (const task of [...draft.tasks.values()]) if (isLimited(task)) relimit(draft, task)
}
