import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { needsTasksToSee, seesCase } from '#domain/case/record/seeing.ts'
import { leadsFor } from '#domain/orders/record/orders.ts'
import type { Actor } from '#domain/people/actor.ts'
import { may } from '#domain/people/rights.ts'
import type { ChangeDependencies } from '#functions/usecases/dependencies.ts'

/** The case by itself, when somebody may see it. Its tasks are read only where they decide that. */
export async function caseSeenBy(
  who: Actor,
  caseId: string,
  {
    store,
    rulesOf,
    clock,
  }: {
    readonly store: Pick<CaseStore, 'caseHeader' | 'loadCase' | 'standingOrders'>
  } & Pick<ChangeDependencies, 'clock' | 'rulesOf'>,
): Promise<Case | undefined> {
  const found = await store.caseHeader(caseId)
  if (found === undefined) return undefined
  const { jurisdiction, sensitive } = found
  const state = needsTasksToSee(who, found) ? await store.loadCase(caseId) : { case: found, tasks: [] }
  const { pack } = await rulesOf(jurisdiction)
  const orders =
    sensitive !== undefined && may(who, 'stand-in') ? await store.standingOrders(jurisdiction) : undefined
  const leads = orders === undefined ? [] : leadsFor(who, orders, await clock.now())
  return state !== undefined && seesCase(who, state, pack, leads) ? state.case : undefined
}
