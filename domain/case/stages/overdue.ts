import { dueAfter } from '../../clock/due.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { NEXT_DESK } from '../tasks/ruling-facts.ts'
import { TASK_FACTS, type WhenDue } from '../tasks/task-kinds.ts'
import { changeTask } from '../tasks/tasks.ts'
import { urgedOnce } from '../tasks/urging.ts'
import { overdueRungs } from './ladder.ts'

/**
 * Being overdue urges; how long it may last before it refers the case, the ladder says, and before a ruling goes to the next
 * desk, the policy.
 * @param from since when it counts as late: its due time, or the ruling that it had waited for
 */
export function markOverdue(draft: Draft, task: Task, from = task.dueAt): void {
  changeTask(draft, task, {
    overdueSince: draft.context.now,
    warnings: [],
    ...urgedOnce(draft, task),
    ...WHAT_FOLLOWS[TASK_FACTS[task.kind].whenDue](draft, task, from),
  })
  draft.record('task-overdue', {
    taskId: task.taskId,
    dueAt: task.dueAt,
    ...(from === task.dueAt ? {} : { from }),
  })
}

const refers = (draft: Draft, task: Task, from: string): Pick<Task, 'referAt'> => {
  const rungs = overdueRungs(draft)
    .map(({ rule, when }) => ({ rule, at: dueAfter(from, when.by, draft.context.calendar).at }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  return rungs[0] === undefined || task.alongside ? {} : { referAt: rungs[0] }
}

/** At the last desk it stays, late and urged. */
const rises = (draft: Draft, { assignee }: Task, from: string): Pick<Task, 'climbAt'> => {
  const { pack, calendar } = draft.context
  if (assignee.kind === 'party' || NEXT_DESK[assignee.role] === undefined) return {}
  const { emergency, climbAfter } = pack.policy.rulings
  return { climbAt: dueAfter(from, draft.case.emergency ? emergency : climbAfter, calendar).at }
}

const WHAT_FOLLOWS: Readonly<
  Record<WhenDue, (draft: Draft, task: Task, from: string) => Pick<Task, 'referAt' | 'climbAt'>>
> = { climb: refers, lapse: refers, review: refers, rise: rises, ring: () => ({}), urge: () => ({}) }
