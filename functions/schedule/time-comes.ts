import * as z from 'zod'
import { readEnv } from '#functions/runtime/env.ts'
import { count, info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { changeCase } from '#functions/usecases/change-case.ts'
import { type ChangeDependencies, systemCause } from '#functions/usecases/dependencies.ts'
import { env } from './time-comes.env.ts'

/** What the scheduler puts on the queue of times. */
export const timeMessage = z.object({ caseId: z.string().min(1), taskId: z.string().min(1) })

/** A due time has come, or is said to have come: the case is asked, and an early or late call finds nothing to do. */
export async function work(
  deps: ChangeDependencies,
  { caseId, taskId }: z.infer<typeof timeMessage>,
): Promise<void> {
  const cause = systemCause('', taskId)
  const came = await changeCase(deps, caseId, { type: 'time-comes', taskId }, cause)
  const result = came.ok ? came.value.changes.length : came.error.code
  if (came.ok && came.value.changes.length > 0) count('TasksOverdue')
  info(LOG.timeCame, { caseId, taskId, result })
}

const deps = once(() => ({ ...wireStore(readEnv(env)), rulesOf }))

export const handler = queueHandler(timeMessage, (message) => work(deps(), message))
