import * as z from 'zod'
import { cognitoClient, createAccounts } from '#adapters/cognito/accounts.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { SWEEP_PARTS } from '#adapters/ports.ts'
import { schedulerClient } from '#adapters/scheduler/client.ts'
import { rememberingSchedules } from '#adapters/scheduler/standing.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSweepQueue } from '#adapters/sqs/sweep-queue.ts'
import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { rememberingRunning } from '#adapters/stepfunctions/running.ts'
import { DAY, fromMillis, millis } from '#domain/clock/calendar.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { countIn } from '#functions/usecases/count-in.ts'
import { repairsOf, sweep } from '#functions/usecases/operator/sweep.ts'
import { applyPostings } from '#functions/usecases/people/apply-postings.ts'
import type { PeopleDependencies } from '#functions/usecases/people/change-people.ts'
import { publishStatistics } from '#functions/usecases/precedents/tend-knowledge.ts'
import { env, type uses } from './sweep.function.ts'

/** What the schedule or an operator puts on the queue is for every street; what the sweep puts there itself, for one. */
export const sweepMessage = z.object({
  jurisdiction: z.string().min(1).optional(),
  from: z.object({ part: z.enum(SWEEP_PARTS), cursor: z.string().optional() }).optional(),
  /** Only what reports are owed, by the hour: those who call are warned of it in time. */
  duties: z.literal(true).optional(),
})

/** A page is begun with this much time left, in ms: a hundred cases took seconds; with many reports each, it is minutes. */
const A_PAGE_TAKES = 3 * 60_000

/** Postings that began or ended by themselves so lately are applied: a night that failed is made up for by the next ones. */
const POSTINGS_LOOKED_BACK = 7 * DAY

/**
 * Every night, street by street: what is open is looked through, what fell by the wayside is repaired, and the knowledge
 * base says what is common in it by now; accounts are given what their postings say from today on. A street that takes longer than one call is gone on with by a further message.
 * @param msLeft how long this call may still take
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'> &
    Pick<PeopleDependencies, 'accounts'>,
  { jurisdiction, duties, from = duties && { part: 'owed' as const } }: z.infer<typeof sweepMessage>,
  msLeft: () => number,
): Promise<void> {
  const only = duties ? { duties } : {}
  if (jurisdiction === undefined) {
    for (const one of await deps.serving.jurisdictions())
      await deps.sweepQueue.send({ jurisdiction: one, ...only })
    return
  }
  const hasTime = (): boolean => msLeft() > A_PAGE_TAKES
  const { goesOn, ...swept } = await sweep(deps, jurisdiction, `sweep/${jurisdiction}`, { from, hasTime })
  await countIn(deps, jurisdiction, 'SweepRepairs', repairsOf(swept))
  await countIn(deps, jurisdiction, 'SweepFailures', swept.failed.length)
  info(LOG.swept, { jurisdiction, result: JSON.stringify(swept) })
  if (goesOn !== undefined) return deps.sweepQueue.send({ jurisdiction, from: goesOn, ...only })
  if (duties) return
  const statistics = await publishStatistics(deps, jurisdiction)
  info(LOG.statisticsPublished, { jurisdiction, result: statistics?.documents })
  const { accounts } = deps
  if (accounts === undefined) return
  const since = fromMillis(millis(await deps.clock.now()) - POSTINGS_LOOKED_BACK)
  const result = await applyPostings({ ...deps, accounts }, jurisdiction, since)
  info(LOG.postingsApplied, { jurisdiction, result })
}

const deps = once(() => {
  const variables = readEnv(env)
  const wired = wireReconcile(variables)
  const { STATE_MACHINE_ARN: stateMachineArn } = variables
  return {
    ...wired,
    machine: rememberingRunning(wired.machine, { client: sfnClient(), stateMachineArn }),
    // Where time is stepped, schedules are items of a table.
    ...(variables.CLOCK === 'wall' && {
      schedules: rememberingSchedules(wired.schedules, {
        client: schedulerClient(),
        group: variables.SCHEDULE_GROUP,
      }),
    }),
    knowledge: wireKnowledge(variables),
    bus: createBus({ client: eventBridgeClient(), busName: variables.BUS_NAME }),
    people: createPeople({ client: dynamoDbClient(), packsTable: variables.PACKS_TABLE }),
    accounts:
      variables.USER_POOL_ID === ''
        ? undefined
        : createAccounts({ client: cognitoClient(), userPoolId: variables.USER_POOL_ID }),
    sweepQueue: createSweepQueue({ client: sqsClient(), queueUrl: variables.SWEEP_QUEUE_URL }),
  }
})

export const handler = queueHandler(sweepMessage, (message, context) =>
  work(deps(), message, () => context.getRemainingTimeInMillis()),
)
