/**
 * Runs a state machine's definition in memory and in virtual time: the subset of the Amazon States Language of
 * `statemachines/asl.ts`, with task tokens, retries, catchers and timeouts. It keeps Step Functions' semantics where
 * the definition relies on them; a test compares the states it visits with the emulator's.
 *
 * Nothing happens by itself: an execution moves on when it is started, when one of its tokens is answered, and when
 * time is advanced. Each of these calls returns when every execution it moved waits again or has ended.
 */
import {
  type AslDefinition,
  aslDefinition,
  type Catcher,
  type ChoiceState,
  type Retrier,
  type TaskState,
  WAITS_FOR_TOKEN,
} from '#statemachines/asl.ts'
import {
  type Execution,
  type ExecutionStatus,
  HANGS,
  type HistoryEvent,
  StepFunctionsError,
  type TaskCall,
  type TaskHandler,
} from './asl-execution.ts'
import { longestDelay, matches, taskError } from './asl-runner-errors.ts'
import { evaluate, type Scope, StateError, type TaskError } from './asl-runner-expressions.ts'

export type AslRunnerOptions = {
  readonly definition: unknown
  /** Values of the placeholders, without `${}`. */
  readonly substitutions: Readonly<Record<string, string>>
  /** Handlers by the name of their function, after substitution. */
  readonly handlers: Readonly<Record<string, TaskHandler>>
  /** Where virtual time starts, in epoch milliseconds. */
  readonly startAt?: number
  /** Draws the jitter of a retry from 0 to 1; the longest delay when missing. */
  readonly random?: () => number
}

/** What a task waits for; the token, if there is one, stands in `waiting`. */
type Waits = { readonly until: number; readonly due: 'retry' | 'timeout' }

type Answer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: TaskError }

type Run = {
  -readonly [K in keyof Execution]: Execution[K]
} & {
  history: HistoryEvent[]
  statesEntered: string[]
  readonly endsAt: number
  state: string
  stateInput: unknown
  entered: boolean
  retries: Map<Retrier, number>
  waits: Waits | undefined
  answer: Answer | undefined
  driving: boolean
}

/** Makes a runner for one definition, with as many executions as are started. */
export function createAslRunner(options: AslRunnerOptions) {
  const definition = withSubstitutions(options.definition, options.substitutions)
  const random = options.random ?? (() => 1)
  const runs = new Map<string, Run>()
  const tokens = new Map<string, { readonly run: Run; waits: boolean }>()
  let now = options.startAt ?? Date.UTC(2021, 0, 18)
  let tokensMade = 0

  /** Moves an execution on until it waits or has ended. Called again while it moves, it does nothing. */
  async function drive(run: Run): Promise<void> {
    if (run.driving) return
    run.driving = true
    try {
      // An answer may come while the last step is being left, when nobody else would move the execution on.
      while (run.status === 'RUNNING' && ((await step(run)) || run.answer !== undefined)) {}
    } finally {
      run.driving = false
    }
  }

  /** One step; false when the execution waits. */
  async function step(run: Run): Promise<boolean> {
    const state = definition.States[run.state]
    if (state === undefined)
      return end(run, 'FAILED', { error: 'States.Runtime', cause: `No state ${run.state}.` })
    if (!run.entered) {
      run.entered = true
      run.retries = new Map()
      run.statesEntered.push(run.state)
      run.history.push({ at: now, type: 'state-entered', state: run.state })
    }
    try {
      switch (state.Type) {
        case 'Choice':
          return await choose(run, state)
        case 'Task':
          return await work(run, state)
        case 'Succeed':
          return end(run, 'SUCCEEDED', { output: run.stateInput })
        case 'Fail':
          return end(run, 'FAILED', {
            error: String(await evaluate(state.Error, scopeOf(run))),
            cause: String(await evaluate(state.Cause, scopeOf(run))),
          })
      }
    } catch (error) {
      if (!(error instanceof StateError)) throw error
      return end(run, 'FAILED', { error: error.name, cause: error.message })
    }
  }

  async function choose(run: Run, state: ChoiceState): Promise<boolean> {
    for (const rule of state.Choices) {
      if ((await evaluate(rule.Condition, scopeOf(run))) !== true) continue
      await assign(run, rule.Assign, {})
      return go(run, rule.Next, run.stateInput)
    }
    if (state.Default === undefined) throw new StateError('States.NoChoiceMatched', 'No rule and no Default.')
    await assign(run, state.Assign, {})
    return go(run, state.Default, run.stateInput)
  }

  async function work(run: Run, state: TaskState): Promise<boolean> {
    if (run.answer === undefined && run.waits === undefined && !(await attempt(run, state))) return false
    if (run.answer === undefined) {
      if (run.waits === undefined || now < run.waits.until) return false
      const { due } = run.waits
      run.waits = undefined
      if (due === 'retry') return true
      if (run.waiting !== undefined) settle(run.waiting.token)
      run.answer = { ok: false, error: { Error: 'States.Timeout' } }
    }
    const { answer } = run
    run.answer = undefined
    run.waits = undefined
    run.waiting = undefined
    if (answer.ok) {
      try {
        const output =
          state.Output === undefined
            ? answer.output
            : await evaluate(state.Output, { ...scopeOf(run), result: answer.output })
        await assign(run, state.Assign, { result: answer.output })
        return state.End === true ? end(run, 'SUCCEEDED', { output }) : go(run, state.Next ?? '', output)
      } catch (error) {
        if (!(error instanceof StateError)) throw error
        return failed(run, state, { Error: error.name, Cause: error.message })
      }
    }
    return failed(run, state, answer.error)
  }

  /** Calls the function once; false when the state waits now. */
  async function attempt(run: Run, state: TaskState): Promise<boolean> {
    const waits = state.Resource.endsWith(WAITS_FOR_TOKEN)
    const until = now + (state.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000
    const name = run.state
    const count = attemptOf(run)
    run.history.push({ at: now, type: 'task-started', state: name, attempt: count })
    let token: string | undefined
    try {
      if (waits) {
        tokensMade += 1
        token = `token-${tokensMade}`
        tokens.set(token, { run, waits: true })
        run.waits = { until, due: 'timeout' }
        run.waiting = { state: name, token, until }
      }
      const call = await evaluate(state.Arguments, scopeOf(run, token))
      const result = await invoke(call, { execution: run.name, state: name, attempt: count })
      if (!waits && result === HANGS) {
        run.waits = { until, due: 'timeout' }
      } else if (!waits) {
        run.answer ??= { ok: true, output: { StatusCode: 200, Payload: result ?? null } }
      }
    } catch (error) {
      // A token that was answered before the function failed has ended the task already.
      if (run.answer === undefined && token !== undefined) settle(token)
      run.answer ??= { ok: false, error: taskError(error) }
    }
    // The function may have stopped its own execution.
    return run.answer !== undefined && run.status === 'RUNNING'
  }

  async function invoke(call: unknown, about: TaskCall): Promise<unknown> {
    const { FunctionName, Payload } = call as { FunctionName: string; Payload: unknown }
    const handler = options.handlers[FunctionName]
    if (handler === undefined) throw new StateError('Lambda.ResourceNotFoundException', `No ${FunctionName}.`)
    const result = await handler(structuredClone(Payload), about)
    return result === HANGS || result === undefined ? result : JSON.parse(JSON.stringify(result))
  }

  async function failed(run: Run, state: TaskState, error: TaskError): Promise<boolean> {
    run.history.push({ at: now, type: 'task-failed', state: run.state, error: error.Error })
    const retrier = (state.Retry ?? []).find((each) =>
      each.ErrorEquals.some((name) => matches(name, error.Error)),
    )
    const count = retrier === undefined ? 0 : (run.retries.get(retrier) ?? 0)
    if (retrier !== undefined && count < retrier.MaxAttempts) {
      const seconds = longestDelay(retrier, count) * (retrier.JitterStrategy === 'FULL' ? random() : 1)
      run.retries.set(retrier, count + 1)
      run.waits = { until: now + seconds * 1000, due: 'retry' }
      run.history.push({ at: now, type: 'retry-waits', state: run.state, seconds })
      return true
    }
    const catcher = (state.Catch ?? []).find((each) =>
      each.ErrorEquals.some((name) => matches(name, error.Error)),
    )
    if (catcher === undefined) return end(run, 'FAILED', { error: error.Error, cause: error.Cause })
    return caught(run, catcher, error)
  }

  async function caught(run: Run, catcher: Catcher, error: TaskError): Promise<boolean> {
    const scope = { ...scopeOf(run), errorOutput: error }
    const output = catcher.Output === undefined ? error : await evaluate(catcher.Output, scope)
    await assign(run, catcher.Assign, { errorOutput: error })
    return go(run, catcher.Next, output)
  }

  function go(run: Run, next: string, output: unknown): true {
    run.state = next
    run.stateInput = output
    run.entered = false
    return true
  }

  function end(
    run: Run,
    status: ExecutionStatus,
    what: Partial<Pick<Run, 'output' | 'error' | 'cause'>>,
  ): false {
    if (run.waiting !== undefined) settle(run.waiting.token)
    Object.assign(run, { status, ...what, waits: undefined, waiting: undefined, answer: undefined })
    run.history.push({ at: now, type: 'ended', status })
    return false
  }

  /** All values of one Assign are computed from the variables as they were, then set together. */
  async function assign(run: Run, template: unknown, scope: Partial<Scope>): Promise<void> {
    const values = await evaluate(template ?? {}, { ...scopeOf(run), ...scope })
    run.variables = { ...run.variables, ...(values as Record<string, unknown>) }
  }

  function scopeOf(run: Run, token?: string): Scope {
    return {
      input: run.stateInput,
      variables: run.variables,
      context: {
        Execution: {
          Name: run.name,
          Input: JSON.parse(run.input),
          StartTime: new Date(run.startedAt).toISOString(),
        },
        State: { Name: run.state, RetryCount: attemptOf(run) },
        ...(token === undefined ? {} : { Task: { Token: token } }),
      },
    }
  }

  function attemptOf(run: Run): number {
    return [...run.retries.values()].reduce((sum, count) => sum + count, 0)
  }

  function settle(token: string): void {
    const known = tokens.get(token)
    if (known !== undefined) known.waits = false
  }

  async function answerToken(token: string, answer: Answer): Promise<void> {
    const known = tokens.get(token)
    if (known === undefined) throw new StepFunctionsError('InvalidToken', `Invalid token: ${token}.`)
    const { run } = known
    if (run.status !== 'RUNNING') throw new StepFunctionsError('TaskDoesNotExist', 'The execution has ended.')
    if (!known.waits) throw new StepFunctionsError('TaskTimedOut', 'The task does not exist any more.')
    known.waits = false
    run.answer = answer
    run.waiting = undefined
    await drive(run)
  }

  function known(name: string): Run {
    const run = runs.get(name)
    if (run === undefined) throw new StepFunctionsError('ExecutionDoesNotExist', `No execution ${name}.`)
    return run
  }

  /** When an execution's next timer is due, in epoch milliseconds. */
  function dueOf(run: Run): number {
    return run.status === 'RUNNING'
      ? Math.min(run.endsAt, run.waits?.until ?? run.endsAt)
      : Number.POSITIVE_INFINITY
  }

  async function advanceTo(instant: number): Promise<void> {
    for (;;) {
      const [next] = [...runs.values()].toSorted((one, other) => dueOf(one) - dueOf(other))
      if (next === undefined || dueOf(next) > instant) break
      now = Math.max(now, dueOf(next))
      if (now >= next.endsAt) end(next, 'TIMED_OUT', { error: 'States.Timeout' })
      else await drive(next)
    }
    now = Math.max(now, instant)
  }

  return {
    /** The virtual time, in epoch milliseconds. */
    now: () => now,

    /**
     * Starts an execution; the same name with the same input while it runs is the same execution.
     * @param input JSON text
     * @throws StepFunctionsError ExecutionAlreadyExists
     */
    async start(name: string, input: string): Promise<Execution> {
      const standing = runs.get(name)
      if (standing?.status === 'RUNNING' && standing.input === input) return standing
      if (standing !== undefined) throw new StepFunctionsError('ExecutionAlreadyExists', `${name} exists.`)
      const run: Run = {
        name,
        input,
        status: 'RUNNING',
        output: undefined,
        error: undefined,
        cause: undefined,
        variables: {},
        history: [],
        statesEntered: [],
        waiting: undefined,
        startedAt: now,
        endsAt: now + definition.TimeoutSeconds * 1000,
        state: definition.StartAt,
        stateInput: JSON.parse(input),
        entered: false,
        retries: new Map(),
        waits: undefined,
        answer: undefined,
        driving: false,
      }
      runs.set(name, run)
      await drive(run)
      return run
    },

    /**
     * Answers a token. Called by the handler of the very state that waits, it moves nothing until that returns.
     * @param output JSON text
     * @throws StepFunctionsError InvalidToken, TaskDoesNotExist (the execution has ended) or TaskTimedOut (answered,
     *   timed out, or followed by a retry)
     */
    sendTaskSuccess: (token: string, output: string): Promise<void> =>
      answerToken(token, { ok: true, output: JSON.parse(output) }),

    /** Fails the task of a token; errors as with success. */
    sendTaskFailure: (token: string, error: string, cause?: string): Promise<void> =>
      answerToken(token, {
        ok: false,
        error: { Error: error, ...(cause === undefined ? {} : { Cause: cause }) },
      }),

    /** Stops an execution; one that has ended stays as it is. */
    stop(name: string, error?: string, cause?: string): void {
      const run = known(name)
      if (run.status === 'RUNNING') end(run, 'ABORTED', { error, cause })
    },

    /** An execution by its name, also the ended ones. */
    execution: (name: string): Execution => known(name),

    /** Every execution, in the order they were started. */
    executions: (): Execution[] => [...runs.values()],

    /** Lets virtual time pass: retries and timeouts that come due happen, in order. */
    advance: (seconds: number): Promise<void> => advanceTo(now + seconds * 1000),

    /** As `advance`, to an instant in epoch milliseconds; an earlier one than now changes nothing. */
    advanceTo,
  }
}

function withSubstitutions(definition: unknown, values: Readonly<Record<string, string>>): AslDefinition {
  const text = JSON.stringify(definition).replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for the placeholder ${name}.`)
    return value
  })
  return aslDefinition.parse(JSON.parse(text))
}
