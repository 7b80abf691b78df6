/** What can be seen of an execution from outside: its calls, its history, its errors. */

/** What a handler is told beside its payload. */
export type TaskCall = { readonly execution: string; readonly state: string; readonly attempt: number }

/**
 * Stands for a Lambda function. What it returns is its result (of a waiting state nobody reads it), what it throws
 * fails the task with the error's name. It may answer its own token before it returns.
 */
export type TaskHandler = (payload: unknown, call: TaskCall) => unknown

/** Returned by the handler of a state that waits for no token: the call hangs until its timeout. */
export const HANGS = Symbol('hangs')

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** One thing that happened in an execution, at virtual epoch milliseconds. */
export type HistoryEvent =
  | { readonly at: number; readonly type: 'state-entered'; readonly state: string }
  | { readonly at: number; readonly type: 'task-started'; readonly state: string; readonly attempt: number }
  | { readonly at: number; readonly type: 'task-failed'; readonly state: string; readonly error: string }
  | { readonly at: number; readonly type: 'retry-waits'; readonly state: string; readonly seconds: number }
  | { readonly at: number; readonly type: 'ended'; readonly status: ExecutionStatus }

/** An execution as it can be looked at from outside. */
export type Execution = {
  readonly name: string
  /** The JSON text it was started with. */
  readonly input: string
  readonly status: ExecutionStatus
  /** In virtual epoch milliseconds. */
  readonly startedAt: number
  readonly output: unknown
  readonly error: string | undefined
  readonly cause: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  readonly history: readonly HistoryEvent[]
  /** The names of the states it has entered, in order. A retry does not enter a state again. */
  readonly statesEntered: readonly string[]
  /** The state that waits for its token now, if one does. */
  readonly waiting: { readonly state: string; readonly token: string; readonly until: number } | undefined
}

/** An error of the Step Functions API, by the name AWS gives it. */
export class StepFunctionsError extends Error {
  constructor(
    name:
      | 'ExecutionAlreadyExists'
      | 'ExecutionDoesNotExist'
      | 'InvalidToken'
      | 'TaskDoesNotExist'
      | 'TaskTimedOut',
    message: string,
  ) {
    super(message)
    this.name = name
  }
}
