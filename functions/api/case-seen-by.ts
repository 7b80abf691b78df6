import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { needsTasksToSee, seesCase } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'

/** The case by itself, when somebody may see it. Its tasks are read only where they decide that. */
export async function caseSeenBy(
  who: Actor,
  caseId: string,
  {
    store,
    packOf,
  }: {
    readonly store: Pick<CaseStore, 'caseHeader' | 'loadCase'>
    readonly packOf: (jurisdiction: string) => Pick<Pack, 'parties'> | undefined
  },
): Promise<Case | undefined> {
  const found = await store.caseHeader(caseId)
  if (found === undefined) return undefined
  const state = needsTasksToSee(who, found) ? await store.loadCase(caseId) : { case: found, tasks: [] }
  const pack = packOf(found.jurisdiction)
  return state !== undefined && pack !== undefined && seesCase(who, state, pack) ? state.case : undefined
}
