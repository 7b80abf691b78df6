import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import type { People } from '#adapters/ports.ts'
import { knownNames } from './known-names.ts'
import { knownPeople } from './known-people.ts'

type Variables = { readonly PACKS_TABLE: string }

/** What people are called, for the functions that show who did what. */
export const wireNames = ({
  PACKS_TABLE: packsTable,
}: Variables): { readonly people: Pick<People, 'names'> } => ({
  people: { names: knownNames(createPeople({ client: dynamoDbClient(), packsTable })) },
})

/** Who is posted where, for the functions that show who holds something. */
export const wirePostings = ({
  PACKS_TABLE: packsTable,
}: Variables): { readonly people: Pick<People, 'ofJurisdiction'> } => ({
  people: { ofJurisdiction: knownPeople(createPeople({ client: dynamoDbClient(), packsTable })) },
})
