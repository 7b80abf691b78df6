import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createTaskAnswers } from '#adapters/stepfunctions/machine.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { type OpenVisitDependencies, openVisit } from '#functions/usecases/open-visit.ts'
import { type OpenStageInput, openStageInput } from '#statemachines/contract.ts'
import { env } from './open-stage.env.ts'

/** More than any clock shows in milliseconds; the most attempts there can be still make a safe integer. */
const COUNTS_MORE = 10 ** 14

/** The machine entered a human stage: its tasks are sent and its token is kept. */
export async function work(
  deps: OpenVisitDependencies,
  { token, attempt, ...visit }: OpenStageInput,
) {
  // A call that hung may begin after the one that was made in its stead, and clocks differ: the machine's own count
  // goes first. Where it does not count (the emulator), the attempts are ordered by when they began.
  const arrivedAt = attempt * COUNTS_MORE + Date.now()
  const result = await openVisit(deps, visit, { token, arrivedAt })
  const { caseId, run, visit: number, stage } = visit
  info(LOG.visitOpened, { caseId, run, visit: number, stage, result })
  return { result }
}

const deps = once(() => ({
  ...wireStore(readEnv(env)),
  rulesOf,
  machine: createTaskAnswers({ client: sfnClient() }),
}))

export const handler = workerHandler(openStageInput, (input) => work(deps(), input))
