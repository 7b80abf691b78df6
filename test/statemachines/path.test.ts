import { describe, expect, it } from 'vitest'
import { ARCS, STAGES, WHOSE, WHOSE_NEXT } from '#domain/case/record/transitions.ts'
import { caseLifecycle } from '#statemachines/asl.ts'
import { humanStage } from '#statemachines/contract.ts'
import { stageOf } from '#statemachines/graph.ts'
import { recordedStages } from '#test/support/recorded-stages.ts'

const { States } = caseLifecycle()
/** The stages an execution has entered, in order. */
const stagesOf = (execution: { statesEntered: readonly string[] }) =>
  execution.statesEntered.flatMap((name) => stageOf(States[name]) ?? [])
const isHuman = (stage: string) => humanStage.safeParse(stage).success

const humanArcs = ARCS.filter((arc) => isHuman(arc.from))
const toStage = humanArcs.filter((arc) => arc.next !== 'end' && arc.next !== 'whose')
const toEnd = humanArcs.filter((arc) => arc.next === 'end')
const toWhose = humanArcs.filter((arc) => arc.next === 'whose')

describe('the path of a case', () => {
  it.each(toStage)('goes from $from by $outcome to $next', async ({ from, outcome, next }) => {
    const { start, answer } = recordedStages()
    const execution = await start(from)

    await answer(execution, outcome)

    expect(stagesOf(execution).slice(0, 2)).toEqual([from, next])
  })

  it.each(toEnd)('ends quietly from $from by $outcome', async ({ from, outcome }) => {
    const { start, answer, stalled } = recordedStages()
    const execution = await start(from)

    await answer(execution, outcome)

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { outcome } })
    expect(execution.statesEntered.at(-1)).toBe('The case has ended')
    expect(stalled).toEqual([])
  })

  it.each(toWhose.flatMap((arc) => WHOSE.map((whose) => ({ ...arc, whose }))))(
    'goes from $from by $outcome, when the case is $whose, where such cases go',
    async ({ from, outcome, whose }) => {
      const { start, answer } = recordedStages()
      const execution = await start(from)

      await answer(execution, outcome, whose)

      expect(stagesOf(execution)).toEqual([from, WHOSE_NEXT[whose]])
    },
  )

  it('calls the reporter back after closing, and ends when it has archived', async () => {
    const { start, answer } = recordedStages()
    const execution = await start('close')
    expect(stagesOf(execution)).toEqual(['close', 'follow-up'])

    await answer(execution, 'settled')

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'archived' } })
    expect(stagesOf(execution)).toEqual(['close', 'follow-up', 'archive'])
  })

  it.each(STAGES)('can be entered at %s', async (stage) => {
    const { start } = recordedStages()

    const execution = await start(stage, 2)

    expect(stagesOf(execution)[0]).toBe(stage)
    expect(execution.name).toBe('case-1-2')
  })

  it('takes at most sixteen transitions for a case that goes straight through', async () => {
    const { start, answer } = recordedStages()
    const execution = await start('confirm')

    await answer(execution, 'accepted')
    await answer(execution, 'dispatched')
    await answer(execution, 'to-check')
    await answer(execution, 'passed')
    await answer(execution, 'settled')

    expect(execution.status).toBe('SUCCEEDED')
    // AWS bills each state entered, and the start.
    expect(execution.statesEntered.length + 1).toBeLessThanOrEqual(16)
  })

  it('hands on visits, and tells the function whatever its contract asks for', async () => {
    const { start, answer, opened } = recordedStages()
    const execution = await start('handling', 3, 'case-9')

    await answer(execution, 'to-check')
    await answer(execution, 'failed')

    expect(opened).toEqual([
      { caseId: 'case-9', run: 3, visit: 1, stage: 'handling', token: 'token-1', attempt: 0 },
      { caseId: 'case-9', run: 3, visit: 2, stage: 'reinspection', token: 'token-2', attempt: 0 },
      { caseId: 'case-9', run: 3, visit: 3, stage: 'handling', token: 'token-3', attempt: 0 },
    ])
  })

  it('carries nothing but the outcome from state to state', async () => {
    const { start, runner, opened } = recordedStages()
    const execution = await start('confirm')

    await runner.sendTaskSuccess(
      opened[0]?.token ?? '',
      JSON.stringify({ outcome: 'rejected', nextVisit: 2, whose: 'ordinary', words: '电话 13800000000' }),
    )

    expect(execution.output).toEqual({ outcome: 'rejected' })
    expect(execution.variables).toEqual({ visit: 2, whose: 'ordinary' })
  })
})
