import * as z from 'zod'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { markStalled } from '#functions/usecases/cases/mark-stalled.ts'
import { executionInput, RESUMED } from '#statemachines/contract.ts'
import { env, type uses } from './machine-failed.function.ts'

/** Step Functions' own word about an execution; its input says which run of which case it was. */
export const statusChange = z.object({
  detail: z.object({
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    /** What it failed with, or what whoever stopped it said. */
    error: z.string().nullish(),
    input: z.string().transform((text) => executionInput.parse(JSON.parse(text))),
  }),
})

/**
 * An execution ended by a fault: its case is marked stalled, unless a later run has it already. One that a resume
 * stopped ended by no fault, though the case may not say so yet; were its resume broken off, the sweep finds it.
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  { detail }: z.infer<typeof statusChange>,
): Promise<void> {
  if (detail.status === 'ABORTED' && detail.error === RESUMED) return
  const { caseId, run } = detail.input
  await markStalled(deps, caseId, run, `Execution${detail.status}`)
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = queueHandler(statusChange, (message) => work(deps(), message))
