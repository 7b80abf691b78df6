import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { createRules } from '#functions/runtime/rules.ts'
import { createServing } from '#functions/runtime/serving.ts'
import type { Deployment } from './deployment.ts'

/** The packs that are published in a deployment, and the rules they make. */
export function publishedPacks({ settings, PacksTable }: Pick<Deployment, 'settings' | 'PacksTable'>) {
  const packs = createPacks({ client: dynamoDbClient(settings), packsTable: PacksTable })
  const serving = createServing(packs)
  return { packs, serving, rulesOf: createRules(packs, serving) }
}
