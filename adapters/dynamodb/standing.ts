import type { Change } from '#domain/decision/change.ts'
import {
  type Item,
  readCase,
  readCounters,
  readDuplicateKey,
  readEvent,
  readIdempotency,
  readOrders,
  readReport,
  readToken,
} from './items.ts'

/**
 * The record that stood in the way of a change, as its reader gives it; undefined for kinds of which nothing is told
 * (a person stays sealed).
 */
export function standingOf({ kind }: Change, item: Item): unknown {
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
