import { createIntakeStore, type IntakeStore } from '#adapters/dynamodb/intake-store.ts'
import { eventsOf } from '#adapters/event-schema.ts'
import { createIds } from '#adapters/ids.ts'
import type { Clock, Ids } from '#adapters/ports.ts'
import { reportEnded } from '#domain/events/report/report-ended.ts'
import { reportReceived } from '#domain/events/report/report-received.ts'
import { reportSupplemented } from '#domain/events/report/report-supplemented.ts'
import { wireClock } from './wire-clock.ts'
import { type StoreEnv, wireTables } from './wire-tables.ts'

/** Tells events of the types that taking in a report makes: the schemas of all the others stay out of its bundle. */
export const isIntakeEvent = eventsOf([reportReceived, reportEnded, reportSupplemented])

/** The store as intake needs it, the time and names. */
export const wireIntake = (env: StoreEnv): { store: IntakeStore; clock: Clock; ids: Ids } => ({
  store: createIntakeStore({ ...wireTables(env), isEvent: isIntakeEvent }),
  clock: wireClock(env),
  ids: createIds(),
})
