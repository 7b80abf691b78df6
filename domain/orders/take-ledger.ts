import type { Change } from '../decision/change.ts'
import type { EventData } from '../events/index.ts'
import type { Actor } from '../people/actor.ts'
import { beginOrders, type OrdersContext } from './change-orders.ts'
import { noOrders, type StandingOrders } from './record/orders.ts'

/**
 * Records that somebody took a list of cases away (台账), where the centre's head reads what was arranged and done in the
 * street.
 * @returns the changes to save before anything is handed out
 */
export const takeLedger = (
  before: StandingOrders | undefined,
  taken: EventData<'ledger-taken'>,
  context: Omit<OrdersContext, 'pack'> & { readonly who: Actor },
): Change[] => {
  const { record, changes } = beginOrders(before ?? noOrders(context.who.jurisdiction), context)
  record('ledger-taken', taken)
  return changes()
}
