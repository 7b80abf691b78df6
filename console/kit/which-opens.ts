import type { Task } from '../base/answers.ts'

/** What is known where a task is to stand open beside a list. */
export type Openable = {
  /** All that is there, also what the list does not show. */
  readonly all: readonly Task[]
  readonly list: readonly Task[]
  /** Which of the list opens by itself. */
  readonly first: Task | undefined
  /** Which one somebody chose; `none` where nothing is to be open. */
  readonly chosenId: string | null
  readonly loading: boolean
}

/** What stood open last, and whether somebody has read or typed in it. */
export type Last = { readonly task: Task; readonly begun: boolean; readonly typed: boolean }

/**
 * Which task stands open. What somebody chose does, and what somebody has begun to read or to fill in; what opened by itself
 * gives way to what presses more. What has gone stays for as long as something that was typed about it is kept.
 */
export function whichOpens(
  { all, list, first, chosenId, loading }: Openable,
  last: Last | undefined,
): { readonly task: Task | undefined; readonly gone: boolean } {
  const lastId = last?.task.taskId
  const openId = chosenId ?? (last?.begun || last?.typed ? lastId : undefined)
  const isGone = openId !== undefined && !loading && all.every(({ taskId }) => taskId !== openId)
  if (isGone && last?.typed && openId === lastId) return { task: last.task, gone: true }
  const found = list.find(({ taskId }) => taskId === openId)
  return { task: found ?? (chosenId === 'none' ? undefined : first), gone: false }
}
