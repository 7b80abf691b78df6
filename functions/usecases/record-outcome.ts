import type { TaskOutcome } from '#domain/case/outcomes.ts'
import type { Result } from '#domain/result.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import type { Cause, ChangeDependencies } from './dependencies.ts'
import type { ReadOrders } from './orders-of.ts'

/** The case a task belongs to: its id stands in the task's. */
export const caseOfTask = (taskId: string): string => taskId.slice(0, Math.max(0, taskId.lastIndexOf('.')))

/**
 * Records what somebody reports about a task. A call back reads the report it concerns anew with every attempt.
 * @param orders how the standing orders are read, where the right of whoever reports may rest on a delegation
 */
export function recordOutcome(
  deps: ChangeDependencies,
  taskId: string,
  outcome: TaskOutcome,
  cause: Cause,
  orders?: ReadOrders,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const command = async () => {
    const report = 'reportId' in outcome ? await deps.store.loadReport(outcome.reportId) : undefined
    return { type: 'record-outcome', taskId, outcome, ...(report === undefined ? {} : { report }) } as const
  }
  return changeCase(deps, caseOfTask(taskId), command, cause, {
    jurisdiction: cause.who.jurisdiction,
    orders,
  })
}
