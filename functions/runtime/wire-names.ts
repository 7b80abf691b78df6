import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import type { People } from '#adapters/ports.ts'
import { knownNames } from './known-names.ts'

type Variables = { readonly PACKS_TABLE: string }

/** What people are called, for the functions that show who did what. */
export const wireNames = ({
  PACKS_TABLE: packsTable,
}: Variables): { readonly people: Pick<People, 'names'> } => ({
  people: { names: knownNames(createPeople({ client: dynamoDbClient(), packsTable })) },
})
