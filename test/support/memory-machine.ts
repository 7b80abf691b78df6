import type { Machine } from '#adapters/ports.ts'
import { fromMillis } from '#domain/clock/calendar.ts'
import { executionName, executionText } from '#statemachines/contract.ts'
import { type ExecutionStatus, StepFunctionsError } from './asl-execution.ts'
import type { createAslRunner } from './asl-runner.ts'

const STATUS = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'failed',
} as const satisfies Record<ExecutionStatus, string>

/** What a refusal of Step Functions means where it is expected, as in the adapter; every other error is thrown. */
const expecting =
  <T>(names: readonly string[], meaning: T) =>
  (error: unknown): T => {
    if (error instanceof StepFunctionsError && names.includes(error.name)) return meaning
    throw error
  }

/** Late and double answers. */
const gone = expecting(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'], 'gone' as const)

/** The state machine's port on the runner: the same refusals are expected as on Step Functions. */
export const createMemoryMachine = (runner: ReturnType<typeof createAslRunner>): Machine => ({
  start: (caseId, run, enterAt) =>
    runner
      .start(executionName(caseId, run), executionText({ caseId, run, enterAt }))
      .then(() => 'started' as const, expecting(['ExecutionAlreadyExists'], 'exists' as const)),
  answer: (token, answer) =>
    runner.sendTaskSuccess(token, JSON.stringify(answer)).then(() => 'taken' as const, gone),
  fail: (token, error, cause) =>
    runner.sendTaskFailure(token, error, cause).then(() => 'taken' as const, gone),
  stop: async (caseId, run, why, cause) => {
    try {
      runner.stop(executionName(caseId, run), why, cause)
    } catch (error) {
      expecting(['ExecutionDoesNotExist'], undefined)(error)
    }
  },
  status: async (caseId, run) => {
    try {
      const { status, startedAt } = runner.execution(executionName(caseId, run))
      return { is: STATUS[status], since: fromMillis(startedAt) }
    } catch (error) {
      return expecting(['ExecutionDoesNotExist'], { is: 'absent' } as const)(error)
    }
  },
})
