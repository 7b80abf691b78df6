import { describe } from 'vitest'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { describeCaseStore } from './case-store-contract.ts'
import { WALL_CLOCK } from './conditional-changes.ts'

describe('the store in memory', () => {
  describeCaseStore(async (pageSize) => createMemoryCaseStore({ pageSize, now: () => WALL_CLOCK }))
})
