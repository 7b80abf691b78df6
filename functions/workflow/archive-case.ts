import { readEnv } from '#functions/runtime/env.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { passThrough } from '#functions/usecases/cases/open-visit.ts'
import { archiveCaseInput } from '#statemachines/contract.ts'
import { env } from './archive-case.function.ts'

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

/** The machine archives a case: done by the system at once. */
export const handler = workerHandler(archiveCaseInput, (visit) => passThrough(deps(), visit))
