import * as z from 'zod'
import { isDomainEvent } from '#adapters/domain-event.ts'
import type { Outgoing } from '#adapters/outgoing.ts'
import type { LookEvent } from '#adapters/ports.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { eventReader, type Item, UnreadableItem } from './items.ts'

/** Reads an event of any type. @throws UnreadableItem when it is no event of ours */
export const readEvent: (stored: Item) => DomainEvent = eventReader(isDomainEvent)

/**
 * For how many events of its decision an item stands, none where that is published; those stored before decisions were marked
 * together for one.
 */
export const closesOf = (one: Item): number => (one.sweepPk === undefined ? 0 : Number(one.closes?.N ?? 1))

/** A look at who reported, as its list holds it. */
export function readLook(stored: Item): LookEvent {
  const event = readEvent(stored)
  if (event.type !== 'report-person-shown') throw new UnreadableItem(event.type, 'in a list of looks')
  return event
}

/** An event on its way to the bus. @throws UnreadableItem when it is no event of ours */
export const readOutgoing = (one: Item): Outgoing => ({ event: readEvent(one), closes: closesOf(one) })

/**
 * The event of an item as the table's stream shows it.
 * @param image `dynamodb.NewImage` of a stream record
 * @throws UnreadableItem when it is no event of ours
 */
export const outgoingOfImage = (image: unknown): Outgoing => readOutgoing(imageSchema.parse(image))
/** Stream records write binary values as text; ours have none, and an item is otherwise the same. */
const imageSchema = z.custom<Item>((value) => typeof value === 'object' && value !== null)
