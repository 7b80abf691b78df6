import type { Task } from '../base/answers.ts'

/** What was done last, and what stood below it, or above the last; from the top one goes on with what is the top then. */
export type Done = { readonly taskId: string; readonly nextId: string | undefined }

type Shown = readonly Pick<Task, 'taskId'>[]

/** What is known once one of those that are shown is done. */
export function doneIn(shown: Shown, taskId: string): Done {
  const at = shown.findIndex((one) => one.taskId === taskId)
  return { taskId, nextId: at > 0 ? (shown[at + 1] ?? shown[at - 1])?.taskId : undefined }
}

/** Which one opens by itself: whoever has done one goes on below it, and not with the one that is done. */
export const firstOf = <T extends Pick<Task, 'taskId'>>(
  shown: readonly T[],
  done: Done | undefined,
): T | undefined =>
  shown.find(({ taskId }) => taskId === done?.nextId) ??
  shown.find(({ taskId }) => taskId !== done?.taskId) ??
  shown[0]
