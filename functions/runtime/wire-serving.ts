import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import type { Serving } from '#functions/usecases/dependencies.ts'
import { createServing } from './serving.ts'

type Variables = { readonly PACKS_TABLE: string }

/** Which jurisdictions are served, for the functions that need none of their rules. */
export const wireServing = ({ PACKS_TABLE: packsTable }: Variables): Serving =>
  createServing(createPacks({ client: dynamoDbClient(), packsTable }))
