import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { markStalled } from '#functions/usecases/cases/mark-stalled.ts'
import { type MarkStalledInput, machineError, markStalledInput } from '#statemachines/contract.ts'
import { env, type uses } from './mark-stalled.function.ts'

/**
 * The machine met a fault it cannot get over: the case is marked, the alarm rings, an operator resumes it.
 * @throws `StaleRun` when a later run has the case: then the fault concerns nobody any more
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  { caseId, run, error }: MarkStalledInput,
) {
  const result = await markStalled(deps, caseId, run, error)
  if (result === 'later-run') throw machineError('StaleRun', `A later run than ${run} has ${caseId}.`)
  return { marked: result === 'marked' }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = workerHandler(markStalledInput, (input) => work(deps(), input))
