import { describe } from 'vitest'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import { describePacks } from './packs-contract.ts'

describe('published packs in memory', () => {
  describePacks(async () => createMemoryPacks())
})
