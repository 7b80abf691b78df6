import type { Pack } from '../../pack/pack.ts'
import { type Actor, hasRole } from '../../people/actor.ts'
import { desksOf, inNarrowCircle, seesAsFarAs } from '../../people/rights.ts'
import { isOfHouse } from './about.ts'
import type { CaseState } from './case.ts'

/** The parties somebody acts for: their own, and those without an account whose steward records for them (代录). */
export function partiesActedFor(who: Actor, { parties }: Pick<Pack, 'parties'>): readonly string[] {
  const { party } = who
  if (party === undefined || !hasRole(who, 'handler')) return []
  return [party, ...parties.filter((one) => one.steward === party).map((one) => one.code)]
}

/** The parties that a case is or was in the hands of: who leads, who cooperates, who has a part in the plan or a task. */
function partiesIn({ case: of, tasks }: Pick<CaseState, 'case' | 'tasks'>): readonly string[] {
  return [
    ...(of.lead === undefined ? [] : [of.lead]),
    ...of.cooperating,
    ...(of.plan?.items.map((item) => item.party) ?? []),
    ...(of.whistle?.called.map((one) => one.party) ?? []),
    ...tasks.flatMap(({ assignee }) => (assignee.kind === 'party' ? [assignee.party] : [])),
  ]
}

/** Whether somebody sees a case wherever it lies and whoever works on it, without its tasks having to be known. */
function seesAsRole(who: Actor, { place, sensitive }: CaseState['case']): boolean {
  const as = sensitive === undefined ? who : inNarrowCircle(who)
  return seesAsFarAs(as, 'street') || (seesAsFarAs(as, 'grid') && who.grids.includes(place.grid))
}

/** Whether one of the open tasks is somebody's to do, by his desk or his party. */
function owesIn(who: Actor, { tasks }: Pick<CaseState, 'tasks'>, parties: readonly string[]): boolean {
  const desks = desksOf(who)
  return tasks.some(({ assignee }) =>
    assignee.kind === 'party'
      ? parties.includes(assignee.party)
      : desks.includes(assignee.role) && (assignee.grid === undefined || who.grids.includes(assignee.grid)),
  )
}

/** Whether a case can be seen by somebody at all: it is of his jurisdiction, and not about his own desk. */
const isOpenTo = (who: Actor, of: CaseState['case']): boolean =>
  of.jurisdiction === who.jurisdiction && !isOfHouse(who, of)

/**
 * Whether somebody sees a case by role alone: of the centre, the district, or posted to its grid.
 * @param leads the grids whose leader somebody stands in for now (AB角): there he sees what the leader does
 */
export const seesByRole = (who: Actor, of: CaseState['case'], leads: readonly string[] = []): boolean =>
  isOpenTo(who, of) &&
  (seesAsRole(who, of) ||
    (leads.length > 0 && seesByRole({ ...who, roles: ['grid-leader'], grids: [...leads] }, of)))

/**
 * Whether somebody sees a case, by the table of rights: the centre and the district every one of the jurisdiction, those
 * posted to a grid the ones that lie in it, a party those it works on; what is sensitive, a narrower circle. Reading and acting go by this alone.
 * @param leads the grids whose leader somebody stands in for now (AB角): there he sees what the leader does
 */
export function seesCase(
  who: Actor,
  state: Pick<CaseState, 'case' | 'tasks'>,
  pack: Pick<Pack, 'parties'>,
  leads: readonly string[] = [],
): boolean {
  if (!isOpenTo(who, state.case)) return false
  if (seesByRole(who, state.case, leads)) return true
  const own = partiesActedFor(who, pack)
  // What is sensitive is seen by others only while something in it is theirs to do.
  if (state.case.sensitive !== undefined) return owesIn(who, state, own)
  return own.length > 0 && partiesIn(state).some((party) => own.includes(party))
}

/** Whether it takes the tasks of a case to know whether somebody sees it. */
export const needsTasksToSee = (who: Actor, of: CaseState['case']): boolean =>
  isOpenTo(who, of) && !seesAsRole(who, of) && (who.party !== undefined || of.sensitive !== undefined)
