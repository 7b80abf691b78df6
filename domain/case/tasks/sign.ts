import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { changeTask } from './tasks.ts'

/** 签收: whoever owes the task has seen it. */
export function sign(draft: Draft, task: Task): undefined {
  changeTask(draft, task, { signedAt: draft.context.now })
  draft.record('task-signed', { taskId: task.taskId })
}
