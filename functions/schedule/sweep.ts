import * as z from 'zod'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { count, info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { queueHandler } from '#functions/runtime/queue.ts'
import { JURISDICTIONS } from '#functions/runtime/rules.ts'
import { wireReconcile } from '#functions/runtime/wire-reconcile.ts'
import { repairsOf, type SweepDependencies, sweep } from '#functions/usecases/sweep.ts'
import { publishStatistics } from '#functions/usecases/tend-knowledge.ts'
import { env } from './sweep.env.ts'

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireReconcile(variables),
    knowledge: createKnowledge({ client: dynamoDbClient(), knowledgeTable: variables.KNOWLEDGE_TABLE }),
    bus: createBus({ client: eventBridgeClient(), busName: variables.BUS_NAME }),
  }
})

/**
 * Every night: what is open is looked through, what fell by the wayside is repaired, and the knowledge base says what is
 * common in it by now.
 */
export async function work(deps: SweepDependencies & Parameters<typeof publishStatistics>[0]): Promise<void> {
  for (const jurisdiction of JURISDICTIONS) {
    const swept = await sweep(deps, jurisdiction, `sweep/${jurisdiction}`)
    count('SweepRepairs', repairsOf(swept))
    count('SweepFailures', swept.failed.length)
    info(LOG.swept, { result: JSON.stringify(swept) })
    const statistics = await publishStatistics(deps, jurisdiction)
    info(LOG.statisticsPublished, { result: statistics?.documents })
  }
}

export const handler = queueHandler(z.unknown(), () => work(deps()))
