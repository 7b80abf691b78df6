import { describe } from 'vitest'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { describePeople } from './people-contract.ts'

describe('people in memory', () => {
  describePeople(async () => createMemoryPeople())
})
