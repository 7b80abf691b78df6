import type { Task } from '../base/answers.ts'

/** By when another authority wants its answer: of the report that is owed it, else of the case that a task belongs to. */
export const upstreamDueOf = (task: Task): string | undefined => task.upstreamDue ?? task.case?.upstreamDue
