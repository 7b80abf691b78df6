/** State transitions of a case that goes straight through, counted on the real definition. */
import { recordedStages } from '#test/support/recorded-stages.ts'
import type { Measured } from './measure.ts'

const STRAIGHT = ['accepted', 'dispatched', 'to-check', 'passed', 'settled'] as const
const BUDGET = 14
const GOAL = 12

/** Counts them as they are billed: each state entered, and the end. */
export async function straightTransitions(): Promise<Measured> {
  const { start, answer } = recordedStages()
  const execution = await start('confirm')
  for (const outcome of STRAIGHT) await answer(execution, outcome)
  if (execution.status !== 'SUCCEEDED') throw new Error(`The straight case ended ${execution.status}.`)
  const entered = execution.statesEntered.length
  return {
    what: 'state transitions, straight case',
    value: entered + 1,
    budget: BUDGET,
    goal: GOAL,
    unit: '',
    from: `${entered} states entered, and the end`,
  }
}
