import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { noOrders, type StandingOrders } from '#domain/orders/orders.ts'
import type { Actor } from '#domain/people/actor.ts'
import { may } from '#domain/people/rights.ts'

/** How the standing orders of a case are read, if a decision needs them. */
export type ReadOrders = (of: Case) => Promise<StandingOrders | undefined>

/** Reads the standing orders of a case's jurisdiction. */
export const ordersOf =
  (store: Pick<CaseStore, 'standingOrders'>) =>
  async ({ jurisdiction }: Pick<Case, 'jurisdiction'>): Promise<StandingOrders> =>
    (await store.standingOrders(jurisdiction)) ?? noOrders(jurisdiction)

/** Whether somebody's rights may rest on a delegation. */
export const actsByDelegation = (who: Actor): boolean => may(who, 'stand-in')
