import type { CaseStore } from '#adapters/ports.ts'
import { changesOf } from '#domain/change.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import { changeOrders as decideOrders } from '#domain/orders/change-orders.ts'
import { noOrders, type StandingOrders } from '#domain/orders/orders.ts'
import type { Refusal } from '#domain/refusal.ts'
import { ok, type Result } from '#domain/result.ts'
import { type Cause, type ChangeDependencies, recordingContext } from './dependencies.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

/** What changing standing orders needs. */
export type OrdersDependencies = Omit<ChangeDependencies, 'store'> & {
  readonly store: Pick<CaseStore, 'standingOrders' | 'save'>
}

/**
 * Somebody changes the standing orders of their jurisdiction: load, decide, save conditioned on the version; on a lost
 * race load and decide again.
 * @throws `Transient` when every attempt met a conflict; Error for a jurisdiction this deployment does not serve
 */
export function changeOrders(
  deps: OrdersDependencies,
  action: OrdersAction,
  cause: Cause,
): Promise<Result<StandingOrders, Refusal>> {
  const { who } = cause
  const { jurisdiction } = who
  const { pack } = deps.rulesOf(jurisdiction)
  return retryOnConflict(async () => {
    const before = (await deps.store.standingOrders(jurisdiction)) ?? noOrders(jurisdiction)
    const recording = recordingContext(deps, cause, jurisdiction, await deps.clock.now())
    const decision = decideOrders(before, action, { ...recording, who, pack })
    if (!decision.ok) return decision
    const saved = await deps.store.save(decision.value)
    return saved.saved ? ok(changesOf(decision.value, 'orders')[0]?.orders ?? before) : 'conflict'
  })
}
