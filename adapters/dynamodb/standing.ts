import type { IsEvent } from '#adapters/event-schema.ts'
import type { Change } from '#domain/decision/change.ts'
import {
  eventReader,
  type Item,
  readCase,
  readCounters,
  readDuplicateKey,
  readIdempotency,
  readOrders,
  readReport,
  readToken,
} from './items.ts'

/**
 * Tells the record that stood in the way of a change, as its reader gives it; undefined for kinds of which nothing is told
 * (a person stays sealed).
 */
export function createStanding(isEvent: IsEvent): (change: Change, item: Item) => unknown {
  const readEvent = eventReader(isEvent)
  return ({ kind }, item) => {
    switch (kind) {
      case 'case':
        return readCase(item)
      case 'report':
        return readReport(item)
      case 'orders':
        return readOrders(item)
      case 'counters':
      case 'standing-is':
        return readCounters(item)
      case 'claim-key':
      case 'release-key':
      case 'key-is-held':
        return readDuplicateKey(item)
      case 'event':
        return readEvent(item)
      case 'token':
        return readToken(item)
      case 'idempotency':
        return readIdempotency(item)
      default:
        return undefined
    }
  }
}
