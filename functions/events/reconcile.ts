import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { busMessage, queueHandler } from '#functions/runtime/queue.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { reconcile } from '#functions/usecases/reconcile.ts'
import { env } from './reconcile.env.ts'

const deps = once(() => wireReconcile(readEnv(env)))

/** Something happened after which the machine or the schedules may have to move: the case is read as it is. */
export const handler = queueHandler(busMessage, async ({ detail: { metadata } }) => {
  const { caseId } = metadata
  if (caseId === undefined) return
  const done = await reconcile(deps(), caseId, metadata.id)
  info(LOG.reconciled, { caseId, result: JSON.stringify(done) })
})
