import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { needsTasksToSee, seesCase } from '#domain/case/record/seeing.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type LeadsDependencies, leadsNow } from '#functions/usecases/cases/leads-now.ts'
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
    readonly store: Pick<CaseStore, 'caseHeader' | 'loadCase'>
  } & LeadsDependencies &
    Pick<ChangeDependencies, 'rulesOf'>,
): Promise<Case | undefined> {
  const found = await store.caseHeader(caseId)
  if (found === undefined) return undefined
  const { jurisdiction, sensitive } = found
  const state = needsTasksToSee(who, found) ? await store.loadCase(caseId) : { case: found, tasks: [] }
  const { pack } = await rulesOf(jurisdiction)
  const leads = sensitive === undefined ? [] : await leadsNow({ store, clock }, who)
  return state !== undefined && seesCase(who, state, pack, leads) ? state.case : undefined
}
