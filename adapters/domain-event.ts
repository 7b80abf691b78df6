import { EVENTS } from '#domain/events/index.ts'
import { eventsOf } from './event-schema.ts'

/** Whether a value is an event of ours, of any type. */
export const isDomainEvent = eventsOf(EVENTS)
