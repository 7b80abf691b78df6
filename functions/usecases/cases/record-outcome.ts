import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Result } from '#domain/result.ts'
import type { CaseMethod, Cause, ChangeDependencies } from '../dependencies.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import { readForOutcome } from './read-beside.ts'

/** The case a task belongs to: its id stands in the task's. */
export const caseOfTask = (taskId: string): string => taskId.slice(0, Math.max(0, taskId.lastIndexOf('.')))

/** Records what somebody reports about a task of a case that they see. */
export const recordOutcome = (
  deps: ChangeDependencies<CaseMethod | 'loadReport' | 'reportsOfCaller' | 'standingOrders'>,
  taskId: string,
  outcome: TaskOutcome,
  cause: Cause,
): Promise<Result<CaseChanged, CaseRefusal>> => {
  const command = { type: 'record-outcome', taskId, outcome } as const
  return changeCase(deps, caseOfTask(taskId), command, cause, {
    onlySeen: true,
    readBeside: readForOutcome(deps.store),
  })
}
