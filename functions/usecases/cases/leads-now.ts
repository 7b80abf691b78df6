import type { CaseStore } from '#adapters/ports.ts'
import { leadsFor } from '#domain/orders/record/orders.ts'
import type { Actor } from '#domain/people/actor.ts'
import { may } from '#domain/people/rights.ts'
import type { ChangeDependencies } from '../dependencies.ts'

/** What knowing for whom somebody stands in needs. */
export type LeadsDependencies = Pick<ChangeDependencies, 'clock'> & {
  readonly store: Pick<CaseStore, 'standingOrders'>
}

/** The grids whose leader somebody stands in for now (AB角): orders are read for those alone who may be delegated. */
export async function leadsNow({ store, clock }: LeadsDependencies, who: Actor): Promise<readonly string[]> {
  if (!may(who, 'stand-in')) return []
  const [orders, now] = await Promise.all([store.standingOrders(who.jurisdiction), clock.now()])
  return leadsFor(who, orders, now)
}
