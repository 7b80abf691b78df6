import * as z from 'zod'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { deadlineReached } from '#functions/usecases/cases/deadline-reached.ts'
import { env, type uses } from './deadline-reached.function.ts'

/** What the scheduler puts on the queue of times. */
export const timeMessage = z.object({ caseId: z.string().min(1), taskId: z.string().min(1) })

/** A due time has come, or is said to have come: the case is asked what that means. */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  { caseId, taskId }: z.infer<typeof timeMessage>,
): Promise<void> {
  const result = await deadlineReached(deps, caseId, taskId)
  info(LOG.timeCame, { caseId, taskId, result })
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = queueHandler(timeMessage, (message) => work(deps(), message))
