import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { type BusMessage, busMessage, hintHandler } from '#functions/runtime/queue.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { env, type uses } from './reconcile.function.ts'

/** Something happened after which the machine or the schedules may have to move: the case is read as it is. */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  { detail: { metadata } }: BusMessage,
): Promise<void> {
  const { caseId } = metadata
  if (caseId === undefined) return
  const done = await reconcile(deps, caseId, metadata.id)
  info(LOG.reconciled, { caseId, result: JSON.stringify(done) })
}

const deps = once(() => wireReconcile(readEnv(env)))

/** Which case an event is about: whatever is said of one at a time is one reason to look at it. */
export const caseOf = ({ detail: { metadata } }: BusMessage): string | undefined => metadata.caseId

export const handler = hintHandler(busMessage, caseOf, (message) => work(deps(), message))
