import { describe } from 'vitest'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { describeCaseStore, WALL_CLOCK } from './case-store-contract.ts'

describe('the store in memory', () => {
  describeCaseStore(async (pageSize) => createMemoryCaseStore({ pageSize, now: () => WALL_CLOCK }))
})
