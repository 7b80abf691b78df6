import type { EventData } from '#domain/events/index.ts'
import { takeLedger } from '#domain/orders/take-ledger.ts'
import { change } from './change.ts'
import { type Cause, type ChangeDependencies, recordingContext } from './dependencies.ts'

/** What recording that a list was taken away needs. */
export type LedgerDependencies = Omit<ChangeDependencies<'standingOrders' | 'save'>, 'rulesOf'>

/**
 * Records that somebody took a list of cases away.
 * @throws `Transient` when every attempt met a conflict
 */
export const recordLedger = (
  deps: LedgerDependencies,
  taken: EventData<'ledger-taken'>,
  cause: Cause,
): Promise<void> =>
  change<Awaited<ReturnType<typeof deps.store.standingOrders>>, void>(deps, {
    load: () => deps.store.standingOrders(cause.who.jurisdiction),
    decide: (before, now) => ({
      changes: takeLedger(before, taken, {
        ...recordingContext(deps, cause, cause.who.jurisdiction, now),
        who: cause.who,
      }),
      answer: undefined,
    }),
  })
