import { readEnv } from '#functions/runtime/env.ts'
import { once } from '#functions/runtime/once.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { markStalled } from '#functions/usecases/mark-stalled.ts'
import { markStalledInput } from '#statemachines/contract.ts'
import { env } from './mark-stalled.env.ts'

const deps = once(() => ({ ...wireStore(readEnv(env)), rulesOf }))

/** The machine met a fault it cannot get over: the case is marked, the alarm rings, an operator resumes it. */
export const handler = workerHandler(markStalledInput, async ({ caseId, run, error }) => ({
  marked: await markStalled(deps(), caseId, run, error),
}))
