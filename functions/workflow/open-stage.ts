import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createTaskAnswers } from '#adapters/stepfunctions/machine.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { openVisit } from '#functions/usecases/open-visit.ts'
import { openStageInput } from '#statemachines/contract.ts'
import { env } from './open-stage.env.ts'

const deps = once(() => ({
  ...wireStore(readEnv(env)),
  rulesOf,
  machine: createTaskAnswers({ client: sfnClient() }),
}))

/** The machine entered a human stage: its tasks are sent and its token is kept. */
export const handler = workerHandler(openStageInput, async ({ token, attempt: _counted, ...visit }) => {
  // Attempts of one visit are ordered by when they began, before anything can delay one of them.
  const arrivedAt = Date.now()
  const result = await openVisit(deps(), visit, { token, arrivedAt })
  const { caseId, run, visit: number, stage } = visit
  info(LOG.visitOpened, { caseId, run, visit: number, stage, result })
  return { result }
})
