import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createTaskAnswers } from '#adapters/stepfunctions/machine.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { openVisit } from '#functions/usecases/cases/open-visit.ts'
import { type OpenStageInput, openStageInput } from '#statemachines/contract.ts'
import { env, type uses } from './open-stage.function.ts'

/**
 * The clocks of two machines differ by less, in milliseconds; and the first retry comes at once, within the same
 * millisecond if chance will have it.
 */
const CLOCKS_APART = 1_000

/**
 * The machine entered a human stage: its tasks are sent and its token is kept.
 * @param moment what the clock on the wall says, in milliseconds
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  { token, attempt, ...visit }: OpenStageInput,
  moment: () => number = Date.now,
) {
  // Attempts of one visit are ordered by when they began, each retry counting as later than any clock could say. The
  // machine's own count alone would not do: it starts again from 0 when an execution is redriven.
  const arrivedAt = moment() + attempt * CLOCKS_APART
  const result = await openVisit(deps, visit, { token, arrivedAt })
  const { caseId, run, visit: number, stage } = visit
  info(LOG.visitOpened, { caseId, run, visit: number, stage, attempt, result })
  return { result }
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    machine: createTaskAnswers({ client: sfnClient() }),
  }
})

export const handler = workerHandler(
  openStageInput,
  (input) => work(deps(), input),
  // The waiting state is told itself: where its call alone does not fail it (the emulator), it would wait for its cap.
  ({ token }, { name, message }) => deps().machine.fail(token, name, message),
)
