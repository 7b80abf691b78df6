import type { CaseStore } from '#adapters/ports.ts'
import type { Case, CaseState } from '#domain/case/case.ts'
import { type Actor, seesEveryCase } from '#domain/people/actor.ts'
import { partiesOf } from './parties.ts'

/** Who takes part sees the case: the centre, the leaders and the district all of theirs, a party those it works on. */
export function maySee(who: Actor, { case: of, tasks }: Pick<CaseState, 'case' | 'tasks'>): boolean {
  if (of.jurisdiction !== who.jurisdiction) return false
  if (seesEveryCase(who)) return true
  const parties = [
    of.lead,
    ...of.cooperating,
    ...(of.plan?.items.map((item) => item.party) ?? []),
    ...(of.whistle?.called.map((one) => one.party) ?? []),
    ...tasks.map((task) => (task.assignee.kind === 'party' ? task.assignee.party : undefined)),
  ]
  return partiesOf(who).some((party) => parties.includes(party))
}

/** The case by itself, when somebody may see it. Its tasks are read only where they decide that. */
export async function caseSeenBy(
  who: Actor,
  caseId: string,
  store: Pick<CaseStore, 'caseHeader' | 'loadCase'>,
): Promise<Case | undefined> {
  if (seesEveryCase(who)) {
    const found = await store.caseHeader(caseId)
    return found !== undefined && maySee(who, { case: found, tasks: [] }) ? found : undefined
  }
  const state = await store.loadCase(caseId)
  return state !== undefined && maySee(who, state) ? state.case : undefined
}
