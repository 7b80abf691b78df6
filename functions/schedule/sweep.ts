import * as z from 'zod'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { SWEEP_PARTS } from '#adapters/ports.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSweepQueue } from '#adapters/sqs/sweep-queue.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { countIn } from '#functions/usecases/count-in.ts'
import { repairsOf, sweep } from '#functions/usecases/operator/sweep.ts'
import { publishStatistics } from '#functions/usecases/precedents/tend-knowledge.ts'
import { env, type uses } from './sweep.function.ts'

/** What the schedule or an operator puts on the queue is for every street; what the sweep puts there itself, for one. */
export const sweepMessage = z.object({
  jurisdiction: z.string().min(1).optional(),
  from: z.object({ part: z.enum(SWEEP_PARTS), cursor: z.string().optional() }).optional(),
})

/** A page is begun with this much time left, in ms: a hundred cases took seconds; with many reports each, it is minutes. */
const A_PAGE_TAKES = 3 * 60_000

/**
 * Every night, street by street: what is open is looked through, what fell by the wayside is repaired, and the knowledge
 * base says what is common in it by now. A street that takes longer than one call is gone on with by a further message.
 * @param msLeft how long this call may still take
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  { jurisdiction, from }: z.infer<typeof sweepMessage>,
  msLeft: () => number,
): Promise<void> {
  if (jurisdiction === undefined) {
    for (const one of await deps.serving.jurisdictions()) await deps.sweepQueue.send({ jurisdiction: one })
    return
  }
  const hasTime = (): boolean => msLeft() > A_PAGE_TAKES
  const { goesOn, ...swept } = await sweep(deps, jurisdiction, `sweep/${jurisdiction}`, { from, hasTime })
  await countIn(deps, jurisdiction, 'SweepRepairs', repairsOf(swept))
  await countIn(deps, jurisdiction, 'SweepFailures', swept.failed.length)
  info(LOG.swept, { jurisdiction, result: JSON.stringify(swept) })
  if (goesOn !== undefined) return deps.sweepQueue.send({ jurisdiction, from: goesOn })
  const statistics = await publishStatistics(deps, jurisdiction)
  info(LOG.statisticsPublished, { jurisdiction, result: statistics?.documents })
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireReconcile(variables),
    knowledge: wireKnowledge(variables),
    bus: createBus({ client: eventBridgeClient(), busName: variables.BUS_NAME }),
    sweepQueue: createSweepQueue({ client: sqsClient(), queueUrl: variables.SWEEP_QUEUE_URL }),
  }
})

export const handler = queueHandler(sweepMessage, (message, context) =>
  work(deps(), message, () => context.getRemainingTimeInMillis()),
)
