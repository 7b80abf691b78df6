import type { CaseStore } from '#adapters/ports.ts'
import type { Beside, Reads } from '#domain/case/reads.ts'
import { noOrders } from '#domain/orders/orders.ts'

/** Reads what a decision rests on beside its case. Consistent, like the case itself. */
export async function readBeside(
  store: Pick<CaseStore, 'loadCase' | 'keyHolder' | 'loadReport' | 'standingOrders'>,
  { target, holder, report, orders }: Reads,
): Promise<Beside> {
  return {
    target: target === undefined ? undefined : (await store.loadCase(target))?.case,
    holder: holder === undefined ? undefined : (await store.keyHolder(holder))?.caseId,
    report: report === undefined ? undefined : await store.loadReport(report),
    orders: orders === undefined ? undefined : ((await store.standingOrders(orders)) ?? noOrders(orders)),
  }
}
