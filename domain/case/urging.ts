import { hasRole } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Draft } from './draft.ts'
import { leadsCase, mayReport, steers } from './rights.ts'
import type { Task } from './task.ts'
import { changeTask, replaceTask } from './tasks.ts'

/** A task urged once more: it counts, and waits for its answer from the first urge that had none. */
export const urgedOnce = (draft: Draft, task: Task): Pick<Task, 'urged' | 'unansweredSince'> => ({
  urged: task.urged + 1,
  unansweredSince: task.unansweredSince ?? draft.context.now,
})

/** 催办: the centre, the leader of the case or the district urges whoever owes a task. */
export function urge(draft: Draft, task: Task): Refusal | undefined {
  const { who } = draft.context
  if (!steers(who) && !leadsCase(draft, who) && !hasRole(who, 'call-taker', 'supervisor'))
    return refusal('not-permitted', 'The centre, the leader of the case or the district urges.')
  changeTask(draft, task, urgedOnce(draft, task))
  return void draft.record('task-urged', { taskId: task.taskId, times: task.urged + 1 })
}

/** 催办反馈: whoever owes the task answers all urges that wait, in words. The task and its clock stay as they are. */
export function answerUrge(draft: Draft, task: Task, words: string): Refusal | undefined {
  const refused = mayReport(draft, draft.context.who, task)
  if (refused !== undefined) return refused
  const { unansweredSince, ...answered } = task
  if (unansweredSince === undefined)
    return refusal('no-urge', 'No urge of this task waits for an answer.', 'taskId')
  replaceTask(draft, answered)
  return void draft.record(
    'urge-answered',
    { taskId: task.taskId, times: task.urged, unansweredSince },
    { text: words },
  )
}
