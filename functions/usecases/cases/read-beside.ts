import type { CaseStore } from '#adapters/ports.ts'
import type { Beside, Reads } from '#domain/case/draft/beside.ts'
import { noOrders } from '#domain/orders/record/orders.ts'

/** Reads what a decision rests on beside its case. Consistent, like the case itself. */
export type ReadBeside = (reads: Reads) => Promise<Beside>

/** For what rests on the case alone. @throws Error when it does not: a use case was given too little */
export const readNothing: ReadBeside = async (reads) => {
  const asked = Object.keys(reads)
  if (asked.length > 0) throw new Error(`A decision rests on what nobody reads here: ${asked.join(', ')}.`)
  return {}
}

/** The standing orders alone: whoever is sent by rules rests on them. */
export const readOrders =
  (store: Pick<CaseStore, 'standingOrders'>): ReadBeside =>
  async ({ orders }) =>
    orders === undefined ? {} : { orders: (await store.standingOrders(orders)) ?? noOrders(orders) }

/** For an action on a case: the one it is merged into, the one that holds its place and matter, the standing orders. */
export const readForAction =
  (store: Pick<CaseStore, 'loadCase' | 'keyHolder' | 'standingOrders'>): ReadBeside =>
  async ({ target, holder, ...others }) => ({
    ...(target === undefined ? {} : { target: (await store.loadCase(target))?.case }),
    ...(holder === undefined ? {} : { holder: (await store.keyHolder(holder))?.caseId }),
    ...(await readOrders(store)(others)),
  })

/** For the outcome of a task: the report that a call concerns, the standing orders. */
export const readForOutcome =
  (store: Pick<CaseStore, 'loadReport' | 'standingOrders'>): ReadBeside =>
  async ({ report, ...others }) => ({
    ...(report === undefined ? {} : { report: await store.loadReport(report) }),
    ...(await readOrders(store)(others)),
  })
