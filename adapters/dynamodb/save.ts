import { randomUUID } from 'node:crypto'
import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { assertSaveable } from '#adapters/assert-saveable.ts'
import type { IsEvent } from '#adapters/event-schema.ts'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import type { CaseStore, Conflict } from '#adapters/ports.ts'
import { createStanding } from './standing.ts'
import { type Write, writesOf } from './writes.ts'

/** What saving needs. */
export type SaveDependencies = {
  readonly client: DynamoDBClient
  readonly casesTable: string
  readonly idempotencyTable: string
  readonly vault: Pick<PersonVault, 'seal'>
  /** Tells events of the types that are saved here. */
  readonly isEvent: IsEvent
  /** Milliseconds since 1970 on the wall clock, against which answers to idempotency keys expire. */
  readonly now?: () => number
  /** Waits before a transaction that met another one is tried again. @param attempt from 1 */
  readonly pause?: (attempt: number) => Promise<void>
}

/** How often a transaction is tried that met another one on the same item: they last milliseconds. */
const ATTEMPTS = 5
/** Milliseconds that the first pause lasts at most; each further one twice as long. */
const FIRST_PAUSE = 25

const fullJitter = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_PAUSE * 2 ** (attempt - 1)))

/**
 * Saves decisions, each in one transaction. A change whose condition failed is a conflict, with the item that
 * stands in its way; one that met another transaction again and again is one without.
 */
export function createSave({
  client,
  casesTable,
  idempotencyTable,
  vault,
  isEvent,
  now = Date.now,
  pause = fullJitter,
}: SaveDependencies): CaseStore['save'] {
  const standingOf = createStanding(isEvent)
  return async (changes) => {
    assertSaveable(changes, isEvent)
    if (changes.length === 0) return { saved: true }
    const writes = await writesOf(changes, { casesTable, idempotencyTable, vault, now })
    let token = randomUUID()
    for (let attempt = 1; ; attempt += 1) {
      const tried = await attemptTo(client, writes, token, standingOf)
      if (tried.outcome === 'saved') return { saved: true }
      if (tried.outcome === 'under-way') {
        if (attempt === ATTEMPTS) throw tried.error
        await pause(attempt)
        continue
      }
      if (tried.outcome === 'conflict' || attempt === ATTEMPTS)
        return { saved: false, conflicts: tried.conflicts }
      await pause(attempt)
      token = randomUUID()
    }
  }
}

type Tried =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'conflict' | 'in-the-way'; readonly conflicts: readonly Conflict[] }
  /** An earlier sending of the same transaction, given up by us, still goes on: asking again tells how it ends. */
  | { readonly outcome: 'under-way'; readonly error: Error }

async function attemptTo(
  client: DynamoDBClient,
  writes: readonly Write[],
  ClientRequestToken: string,
  standingOf: ReturnType<typeof createStanding>,
): Promise<Tried> {
  try {
    const TransactItems = writes.map((one) => one.write)
    await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }))
    return { outcome: 'saved' }
  } catch (error) {
    if (error instanceof TransactionInProgressException) return { outcome: 'under-way', error }
    if (!(error instanceof TransactionCanceledException)) throw error
    return cancelled(error, writes, standingOf)
  }
}

/** What the reasons of a cancelled transaction mean; one for each write, in their order. */
function cancelled(
  error: TransactionCanceledException,
  writes: readonly Write[],
  standingOf: ReturnType<typeof createStanding>,
): Tried {
  const reasons = error.CancellationReasons ?? []
  const because = (code: string) =>
    writes.flatMap(({ change }, i) => (reasons[i]?.Code === code ? [{ change, item: reasons[i].Item }] : []))
  const failed = because('ConditionalCheckFailed')
  if (failed.length > 0)
    return {
      outcome: 'conflict',
      conflicts: failed.map(({ change, item }) => {
        const standing = item && standingOf(change, item)
        return standing === undefined ? { change } : { change, standing }
      }),
    }
  const met = because('TransactionConflict')
  if (met.length > 0) return { outcome: 'in-the-way', conflicts: met.map(({ change }) => ({ change })) }
  if (reasons.some((one) => THROTTLED.has(one.Code ?? ''))) throw new StoreThrottled(error)
  throw error
}

const THROTTLED = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'])

/** The store had too much to do at once; nothing was saved. */
class StoreThrottled extends Error {
  override readonly name = 'ThrottlingError'
  constructor(cause: unknown) {
    super('The table had too much to do at once; nothing was saved.', { cause })
  }
}
