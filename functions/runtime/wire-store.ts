import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import type { CaseStore, Clock, Ids } from '#adapters/ports.ts'
import { wireClock } from './wire-clock.ts'
import { type StoreEnv, wireTables } from './wire-tables.ts'

/** The store, the time and names: what nearly every function needs. */
export const wireStore = (env: StoreEnv): { store: CaseStore; clock: Clock; ids: Ids } => ({
  store: createCaseStore(wireTables(env)),
  clock: wireClock(env),
  ids: createIds(),
})
