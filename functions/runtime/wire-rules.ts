import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import type { ChangeDependencies, Serving } from '#functions/usecases/dependencies.ts'
import { createRules } from './rules.ts'
import { createServing } from './serving.ts'

type Variables = { readonly PACKS_TABLE: string }

/** The rules of jurisdictions, for the functions that decide or show something. */
export function wireRules({ PACKS_TABLE: packsTable }: Variables): {
  readonly rulesOf: ChangeDependencies['rulesOf']
  readonly serving: Serving
} {
  const packs = createPacks({ client: dynamoDbClient(), packsTable })
  const serving = createServing(packs)
  return { serving, rulesOf: createRules(packs, serving) }
}
