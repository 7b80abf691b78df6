import { describe, expect, it } from 'vitest'
import type { TaskHandler } from './asl-execution.ts'
import { createAslRunner } from './asl-runner.ts'

const waiting = {
  Type: 'Task',
  Comment: 'Waits.',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'open', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 100,
  Retry: [
    {
      Comment: 'Soon.',
      ErrorEquals: ['Transient'],
      IntervalSeconds: 1,
      BackoffRate: 2,
      MaxDelaySeconds: 5,
      MaxAttempts: 5,
      JitterStrategy: 'FULL',
    },
  ],
}

/** A machine of two waiting states, one after the other. */
function twoSteps(open: TaskHandler, random?: () => number) {
  return createAslRunner({
    definition: {
      Comment: 'Two steps.',
      QueryLanguage: 'JSONata',
      TimeoutSeconds: 1000,
      StartAt: 'First',
      States: { First: { ...waiting, Next: 'Second' }, Second: { ...waiting, End: true } },
    },
    substitutions: {},
    handlers: { open },
    startAt: 0,
    ...(random === undefined ? {} : { random }),
  })
}

const transient = () => {
  throw Object.assign(new Error('Not now.'), { name: 'Transient' })
}

describe('the runner of definitions', () => {
  it('takes a second start with the same input for the same execution, and refuses another input', async () => {
    const runner = twoSteps(() => {})
    const first = await runner.start('a', '{}')

    expect(await runner.start('a', '{}')).toBe(first)
    await expect(runner.start('a', '{"run":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
    runner.stop('a')
    await expect(runner.start('a', '{}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  })

  it('tells a token nobody has from one that is settled and one whose execution has ended', async () => {
    const runner = twoSteps(() => {})
    await runner.start('a', '{}')
    await runner.sendTaskSuccess('token-1', '1')

    await expect(runner.sendTaskSuccess('token-9', '1')).rejects.toMatchObject({ name: 'InvalidToken' })
    await expect(runner.sendTaskSuccess('token-1', '1')).rejects.toMatchObject({ name: 'TaskTimedOut' })
    runner.stop('a')
    await expect(runner.sendTaskSuccess('token-2', '1')).rejects.toMatchObject({ name: 'TaskDoesNotExist' })
  })

  it('goes on when a function answers its own token, even if it fails after that', async () => {
    let calls = 0
    const runner = twoSteps(async () => {
      calls += 1
      if (calls > 1) return
      await runner.sendTaskSuccess('token-1', '"early"')
      transient()
    })

    const execution = await runner.start('a', '{}')

    expect(execution.statesEntered).toEqual(['First', 'Second'])
    expect(execution.waiting?.token).toBe('token-2')
  })

  it('does not lose an answer that comes while the execution is being moved', async () => {
    const runner = twoSteps(() => {})
    const started = runner.start('a', '{}')
    for (;;) {
      await Promise.resolve()
      const answered = await runner.sendTaskSuccess('token-1', '1').then(
        () => true,
        () => false,
      )
      if (answered) break
    }

    const execution = await started

    expect(execution.statesEntered).toEqual(['First', 'Second'])
    expect(execution.waiting?.token).toBe('token-2')
  })

  it('waits longer from retry to retry, up to the longest delay, spread by the jitter', async () => {
    const runner = twoSteps(transient, () => 0.5)
    const execution = await runner.start('a', '{}')

    await runner.advance(60)

    const waits = execution.history.flatMap((event) => (event.type === 'retry-waits' ? [event.seconds] : []))
    expect(waits).toEqual([0.5, 1, 2, 2.5, 2.5])
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Transient' })
  })

  it('counts the timeout of a state from its last attempt', async () => {
    let calls = 0
    const runner = twoSteps(() => {
      calls += 1
      if (calls === 1) transient()
    })
    const execution = await runner.start('a', '{}')

    await runner.advance(100.9)
    expect(execution.status).toBe('RUNNING')
    await runner.advance(0.2)

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })

  it('lets several executions come due in the order of their times', async () => {
    const seen: string[] = []
    const runner = twoSteps((_, { execution, attempt }) => {
      seen.push(`${execution} ${attempt} at ${runner.now()}`)
      if (attempt === 0) transient()
    })
    await runner.start('a', '{}')
    await runner.advanceTo(400)
    await runner.start('b', '{}')

    await runner.advanceTo(10_000)

    expect(seen).toEqual(['a 0 at 0', 'b 0 at 400', 'a 1 at 1000', 'b 1 at 1400'])
    expect(runner.now()).toBe(10_000)
  })

  it('stops the execution that is named, and no other', async () => {
    const runner = twoSteps(() => {})
    const stopped = await runner.start('stopped', '{}')
    const other = await runner.start('other', '{}')

    runner.stop('stopped', 'Resumed')

    expect(stopped).toMatchObject({ status: 'ABORTED', error: 'Resumed', waiting: undefined })
    expect(other.status).toBe('RUNNING')
    expect(runner.executions()).toEqual([stopped, other])
    expect(() => runner.execution('nobody')).toThrow('No execution')
  })

  it('refuses what it does not know, instead of passing over it', () => {
    const definition = {
      Comment: 'Waits.',
      QueryLanguage: 'JSONata',
      TimeoutSeconds: 1,
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Comment: 'Waits.', Seconds: 1, Next: 'Wait' } },
    }

    expect(() => createAslRunner({ definition, substitutions: {}, handlers: {} })).toThrow()
  })
})
