import { eventsFor } from '#domain/events/subscriptions.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { type BusMessage, busMessage, hintHandler } from '#functions/runtime/queue.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { foldPulse } from '#functions/usecases/cases/fold-pulse.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { env, type uses } from './reconcile.function.ts'

/**
 * Something happened to a case after which the machine or the schedules may have to move, or somebody's page: the case is
 * read as it is.
 * @param messages all of one case
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  messages: readonly BusMessage[],
): Promise<void> {
  const moving = messages.findLast((one) => MOVES_MACHINE.includes(one['detail-type']))
  const caseId = messages[0]?.detail.metadata.caseId
  if (caseId === undefined) return
  const done = moving && (await reconcile(deps, caseId, moving.detail.metadata.id))
  const pulse = await foldPulse(
    deps,
    caseId,
    messages.map(({ detail }) => detail.metadata),
  )
  info(LOG.reconciled, { caseId, result: JSON.stringify({ ...done, pulse }) })
}

/** The events after which the machine or the schedules may have to move; the others are heard for the pulse alone. */
const MOVES_MACHINE = eventsFor('reconcile')

const deps = once(() => wireReconcile(readEnv(env)))

/** Which case an event is about: whatever is said of one at a time is one reason to look at it. */
export const caseOf = ({ detail: { metadata } }: BusMessage): string | undefined => metadata.caseId

export const handler = hintHandler(busMessage, caseOf, (messages) => work(deps(), messages))
