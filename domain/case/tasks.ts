import type { Due } from '../clock/due.ts'
import type { Draft } from './draft.ts'
import type { Assignee, Task, TaskKind } from './task.ts'

/** What is asked for when a task is sent. */
export type NewTask = {
  readonly kind: TaskKind
  readonly assignee: Assignee
  readonly due: Due
  readonly notBefore?: string
  readonly part?: 'lead' | 'cooperating'
  readonly item?: string
  readonly alongside?: true
}

/**
 * Sends a task in the stage that is open.
 * @throws Error when no stage is open: a task belongs to a visit
 */
export function sendTask(draft: Draft, asked: NewTask): Task {
  const { position } = draft.case
  if (position.at !== 'in') throw new Error('A task was sent while no stage is open.')
  draft.case.tasks += 1
  const { due, ...rest } = asked
  const task: Task = {
    schemaVersion: 1,
    taskId: `${draft.case.caseId}.${draft.case.tasks}`,
    caseId: draft.case.caseId,
    jurisdiction: draft.case.jurisdiction,
    run: position.run,
    visit: position.visit,
    stage: position.stage,
    sentAt: draft.context.now,
    dueAt: due.at,
    ...(due.provisional ? { provisional: true } : {}),
    urged: 0,
    ...rest,
  }
  draft.tasks.set(task.taskId, task)
  draft.touched.add(task.taskId)
  draft.record('task-sent', {
    taskId: task.taskId,
    kind: task.kind,
    assignee: task.assignee,
    dueAt: task.dueAt,
    provisional: due.provisional,
    ...(asked.part === undefined ? {} : { part: asked.part }),
    ...(asked.item === undefined ? {} : { item: asked.item }),
  })
  return task
}

/** Changes a task that stays open. */
export function changeTask(draft: Draft, task: Task, change: Partial<Task>): void {
  draft.tasks.set(task.taskId, { ...task, ...change })
  draft.touched.add(task.taskId)
}

/** Settles a task with its outcome and the words about it. */
export function settleTask(draft: Draft, task: Task, outcome: string, words?: string): void {
  draft.tasks.delete(task.taskId)
  draft.touched.delete(task.taskId)
  draft.settled.add(task.taskId)
  const { taskId, kind, assignee } = task
  draft.record('task-settled', { taskId, kind, assignee, outcome }, { text: words })
}

/** The open tasks of one kind. */
export const tasksOfKind = (draft: Draft, kind: TaskKind): Task[] =>
  [...draft.tasks.values()].filter((task) => task.kind === kind)

/** The party that owes a task; empty where it is owed by a role. */
export const partyOf = ({ assignee }: Task): string => (assignee.kind === 'party' ? assignee.party : '')
