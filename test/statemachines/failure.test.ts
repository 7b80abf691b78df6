import { describe, expect, it } from 'vitest'
import { STAGES, type Stage } from '#domain/case/record/transitions.ts'
import { caseLifecycle, type TaskState } from '#statemachines/asl.ts'
import { humanStage, type MachineErrorName, machineError } from '#statemachines/contract.ts'
import { stageOf } from '#statemachines/graph.ts'
import { HANGS } from '#test/support/asl-execution.ts'
import { recordedStages, waitingOf } from '#test/support/recorded-stages.ts'

const definition = caseLifecycle()
const taskOf = (stage: Stage): TaskState => {
  const found = Object.values(definition.States).find((state) => stageOf(state) === stage)
  if (found?.Type !== 'Task') throw new Error(`No task for ${stage}.`)
  return found
}
const always = (name: string) => () => {
  throw machineError(name as MachineErrorName, `Said ${name}.`)
}
const inEveryFunction = (name: string) => ({
  openStage: always(name),
  closeCase: always(name),
  archiveCase: always(name),
})
/** Fails so many times, then does what it is for. */
const failing = (times: number, name: MachineErrorName) => {
  let left = times
  return () => {
    left -= 1
    if (left >= 0) throw machineError(name, 'Not now.')
  }
}
const A_YEAR = 366 * 86_400

describe('a failure of the machine', () => {
  it.each(STAGES)('ends quietly where a later run has the case, at %s', async (stage) => {
    const { start, stalled } = recordedStages(inEveryFunction('StaleRun'))

    const execution = await start(stage)

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'stale-run' } })
    expect(execution.statesEntered.at(-1)).toBe('A later run has the case')
    expect(stalled).toEqual([])
  })

  it.each(
    STAGES.flatMap((stage) =>
      ['Permanent', 'TypeError', 'States.DataLimitExceeded'].map((name) => ({ stage, name })),
    ),
  )('is not retried when it is $name, at $stage', async ({ stage, name }) => {
    const { start, stalled } = recordedStages(inEveryFunction(name))

    const execution = await start(stage)

    expect(execution.status).toBe('FAILED')
    expect(execution.history.filter((event) => event.type === 'retry-waits')).toEqual([])
    expect(execution.error).toBe(name)
    // The service lets nobody catch what it cannot go on from; the rule on status changes finds that case.
    if (name !== 'States.DataLimitExceeded')
      expect(stalled).toMatchObject([{ caseId: 'case-1', run: 1, stage, error: name }])
  })

  it('marks the case with stage, error and a cause that is cut', async () => {
    const { start, stalled } = recordedStages({
      openStage: () => {
        throw machineError('Permanent', 'x'.repeat(2000))
      },
    })

    const execution = await start('leader')

    expect(execution).toMatchObject({ error: 'Permanent', cause: 'The case is stalled in the stage leader' })
    expect(stalled[0]?.cause).toHaveLength(500)
  })

  it.each(['Transient', 'Throttled'] as const)(
    'is outlasted when it is %s, each try with a token of its own',
    async (name) => {
      const { start, runner, opened } = recordedStages({ openStage: failing(2, name) })
      const execution = await start('dispatch')
      expect(execution.waiting).toBeUndefined()

      await runner.advance(60)

      expect(opened.map(({ visit, attempt, token }) => ({ visit, attempt, token }))).toEqual([
        { visit: 1, attempt: 0, token: 'token-1' },
        { visit: 1, attempt: 1, token: 'token-2' },
        { visit: 1, attempt: 2, token: 'token-3' },
      ])
      expect(waitingOf(execution)).toMatchObject({ state: 'Dispatch', token: 'token-3' })
      await expect(runner.sendTaskSuccess('token-2', '{}')).rejects.toMatchObject({ name: 'TaskTimedOut' })
    },
  )

  it.each(STAGES.flatMap((stage) => (['Transient', 'Throttled'] as const).map((name) => ({ stage, name }))))(
    'marks the case stalled when $name does not end, at $stage',
    async ({ stage, name }) => {
      const { start, runner, stalled } = recordedStages(inEveryFunction(name))
      const execution = await start(stage)
      expect(execution.status).toBe('RUNNING')

      await runner.advance(3600)

      expect(execution.status).toBe('FAILED')
      expect(stalled).toMatchObject([{ stage, error: name }])
    },
  )

  it.each(humanStage.options)('takes a token that nobody answered for one, at %s', async (stage) => {
    const { start, runner, stalled, opened } = recordedStages()
    const execution = await start(stage)

    await runner.advance((taskOf(stage).TimeoutSeconds ?? 0) - 1)
    expect(execution.status).toBe('RUNNING')
    await runner.advance(1)

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
    expect(opened).toHaveLength(1)
    expect(stalled).toEqual([{ caseId: 'case-1', run: 1, stage, error: 'States.Timeout' }])
    await expect(runner.sendTaskSuccess('token-1', '{}')).rejects.toMatchObject({ name: 'TaskDoesNotExist' })
  })

  it.each([
    { stage: 'close', hangs: { closeCase: () => HANGS } },
    { stage: 'archive', hangs: { archiveCase: () => HANGS } },
  ] as const)(
    'calls a function that hangs again, and gives up in the end, at $stage',
    async ({ stage, hangs }) => {
      const { start, runner, stalled } = recordedStages(hangs)
      const execution = await start(stage)

      await runner.advance(3 * 3600)

      expect(execution.history.filter((event) => event.type === 'task-started').length).toBeGreaterThan(2)
      expect(stalled).toMatchObject([{ stage, error: 'States.Timeout' }])
    },
  )

  it('fails the execution even when the case cannot be marked', async () => {
    const { start } = recordedStages({ openStage: always('Permanent'), markStalled: always('Permanent') })

    const execution = await start('confirm')

    expect(execution).toMatchObject({ status: 'FAILED', error: 'Permanent' })
    expect(execution.statesEntered.slice(-2)).toEqual(['Mark the case stalled', 'The case is stalled'])
  })

  it('ends quietly when the case to be marked has a later run', async () => {
    const { start } = recordedStages({ openStage: always('Permanent'), markStalled: always('StaleRun') })

    const execution = await start('confirm')

    expect(execution.status).toBe('SUCCEEDED')
  })

  it.each(humanStage.options)('calls an outcome it does not know a fault, at %s', async (stage) => {
    const { start, runner, stalled } = recordedStages()
    const execution = await start(stage)

    await runner.sendTaskSuccess(
      waitingOf(execution).token,
      '{"outcome":"vanished","nextVisit":2,"whose":"ordinary"}',
    )

    expect(execution).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' })
    expect(stalled).toMatchObject([
      {
        stage,
        error: 'UnknownOutcome',
        cause: expect.stringMatching(/^No state follows the outcome vanished/),
      },
    ])
  })

  it("calls a case that is nobody's kind a fault", async () => {
    const { start, runner, stalled } = recordedStages()
    const execution = await start('confirm')

    await runner.sendTaskSuccess(
      waitingOf(execution).token,
      '{"outcome":"accepted","nextVisit":2,"whose":"mine"}',
    )

    expect(stalled).toMatchObject([{ stage: 'confirm', error: 'UnknownOutcome' }])
  })

  it('calls an answer without its fields a fault', async () => {
    const { start, runner, stalled } = recordedStages()
    const execution = await start('confirm')

    await runner.sendTaskSuccess(waitingOf(execution).token, '{"outcome":"rejected"}')

    expect(execution.status).toBe('FAILED')
    expect(stalled).toMatchObject([{ error: 'States.QueryEvaluationError' }])
  })

  it('calls a stage it does not know a fault', async () => {
    const { runner, stalled } = recordedStages()

    const execution = await runner.start('case-1', '{"caseId":"case-1","run":1,"enterAt":"nowhere"}')

    expect(execution).toMatchObject({ status: 'FAILED', error: 'UnknownStage' })
    expect(stalled).toEqual([
      { caseId: 'case-1', run: 1, error: 'UnknownStage', cause: 'No stage is called nowhere' },
    ])
  })

  it('ends an execution that has come to its own limit', async () => {
    const { start, answer, runner } = recordedStages()
    const execution = await start('parked')
    await runner.advance(300 * 86_400)
    await answer(execution, 'review')
    await answer(execution, 'parked')

    await runner.advance(A_YEAR)

    expect(execution.status).toBe('TIMED_OUT')
  })
})
