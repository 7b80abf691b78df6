import { changesOf } from '#domain/decision/change.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import { changeOrders as decideOrders } from '#domain/orders/change-orders.ts'
import { noOrders, type StandingOrders } from '#domain/orders/record/orders.ts'
import type { Refusal } from '#domain/refusal.ts'
import { ok, type Result } from '#domain/result.ts'
import { change, unchanged } from './change.ts'
import { type Cause, type ChangeDependencies, recordingContext } from './dependencies.ts'

/** What changing standing orders needs. */
export type OrdersDependencies = ChangeDependencies<'standingOrders' | 'save'>

/**
 * Somebody changes the standing orders of their jurisdiction.
 * @throws `Transient` when every attempt met a conflict; Error for a jurisdiction this deployment does not serve
 */
export async function changeOrders(
  deps: OrdersDependencies,
  action: OrdersAction,
  cause: Cause,
): Promise<Result<StandingOrders, Refusal>> {
  const { who } = cause
  const { jurisdiction } = who
  const { pack } = await deps.rulesOf(jurisdiction)
  return change<StandingOrders, Result<StandingOrders, Refusal>>(deps, {
    load: async () => (await deps.store.standingOrders(jurisdiction)) ?? noOrders(jurisdiction),
    decide: (before, now) => {
      const recording = recordingContext(deps, cause, jurisdiction, now)
      const decision = decideOrders(before, action, { ...recording, who, pack })
      if (!decision.ok) return unchanged(decision)
      const changes = decision.value
      return { changes, answer: ok(changesOf(changes, 'orders')[0]?.orders ?? before) }
    },
  })
}
