import { delegationAt } from '../orders/orders.ts'
import { type Actor, hasRole, type Role } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Draft } from './draft.ts'
import type { Assignee, Task } from './task.ts'

const NOT_YOURS = 'This task is owed by somebody else. Ask them, or have it dispatched to you.'

/** Roles that may do a task of a role beside the one that owes it. */
const STANDS_IN: Partial<Record<Role, readonly Role[]>> = {
  'call-taker': ['shift-leader'],
  dispatcher: ['shift-leader'],
}

/** Whether somebody belongs to a party, or to the steward who records for it, in whatever role. */
export function belongsTo(draft: Draft, who: Actor, party: string): boolean {
  if (who.party === undefined) return false
  const found = draft.context.pack.parties.find((one) => one.code === party)
  return who.party === party || who.party === found?.steward
}

/** Whether somebody acts for a party: as its handler, or as its steward who records for it (代录). */
export const actsForParty = (draft: Draft, who: Actor, party: string): boolean =>
  hasRole(who, 'handler') && belongsTo(draft, who, party)

/** The parties of the case: its lead, who cooperates, and whoever owes something in it now. */
export function partiesOf({ case: { lead, cooperating }, tasks }: Draft): readonly string[] {
  const owing = [...tasks.values()].flatMap(({ assignee }) =>
    assignee.kind === 'party' ? [assignee.party] : [],
  )
  return [...(lead === undefined ? [] : [lead]), ...cooperating, ...owing]
}

/**
 * Why somebody does not look on site: he belongs to a party whose work is judged, or that the case is about, or to the
 * steward of one.
 */
const inJudgedCause = (draft: Draft, who: Actor): Refusal | undefined =>
  [...draft.case.judged, ...(draft.case.subjects ?? [])].some((party) => belongsTo(draft, who, party))
    ? refusal(
        'judge-in-own-cause',
        'Your party did this work, or the case is about it. Somebody else has to check it on site.',
      )
    : undefined

/**
 * Why somebody does not rule on what a party asks for, or release it: nobody judges his own cause, whatever other role he
 * has.
 */
export const inOwnCause = (draft: Draft, { assignee }: Task): Refusal | undefined =>
  assignee.kind === 'party' && actsForParty(draft, draft.context.who, assignee.party)
    ? refusal('own-request', 'You act for the party that owes this task. Somebody else has to decide on it.')
    : undefined

/**
 * Whether somebody leads a grid now: its leader, or a deputy posted to it, as long as a delegation runs (AB角). What a
 * deputy does by that is told as done for the leader (代).
 */
function leadsGrid({ context, capacity }: Draft, who: Actor, grid: string): boolean {
  if (!who.grids.includes(grid)) return false
  if (hasRole(who, 'grid-leader')) return true
  const standsIn =
    hasRole(who, 'deputy') &&
    delegationAt(context.orders, { to: who.id, grid, at: context.now }) !== undefined
  if (standsIn) capacity.onBehalfOf = `grid-leader/${grid}`
  return standsIn
}

/** Whether somebody leads this case where it stands: the leader of its grid, the street's head, the district. */
export function leadsCase(draft: Draft, who: Actor): boolean {
  switch (draft.case.step) {
    case 'grid':
      return leadsGrid(draft, who, draft.case.place.grid)
    case 'street':
      return hasRole(who, 'centre-head')
    case 'district':
      return hasRole(who, 'supervisor')
  }
}

/** Whose the case is where it stands: the desk of its grid's leader, of the street's head, of the district. */
export function leaderOf(draft: Draft): Assignee {
  switch (draft.case.step) {
    case 'grid':
      return { kind: 'role', role: 'grid-leader', grid: draft.case.place.grid }
    case 'street':
      return { kind: 'role', role: 'centre-head' }
    case 'district':
      return { kind: 'role', role: 'supervisor' }
  }
}

/** Whether somebody belongs to the centre's desk that steers cases. */
export const steers = (who: Actor): boolean => hasRole(who, 'dispatcher', 'shift-leader', 'centre-head')

/**
 * Whether somebody may report the outcome of a task.
 * @returns nothing, or why not. Nobody judges his own work: a reinspection is never made by a party whose work it judges.
 */
export function mayReport(draft: Draft, who: Actor, task: Task): Refusal | undefined {
  if (task.kind === 'reinspect') return mayReinspect(draft, who, task)
  if (task.kind === 'review') return hasRole(who, 'system') ? refusal('not-yours', NOT_YOURS) : undefined
  const { assignee } = task
  if (assignee.kind === 'party') {
    const leaderOfPlan = task.kind === 'plan-item' && leadsCase(draft, who)
    return leaderOfPlan || actsForParty(draft, who, assignee.party)
      ? undefined
      : refusal('not-yours', NOT_YOURS)
  }
  if (assignee.role === 'grid-leader' && assignee.grid !== undefined)
    return leadsGrid(draft, who, assignee.grid) ? undefined : refusal('not-yours', NOT_YOURS)
  if (!hasRole(who, assignee.role, ...(STANDS_IN[assignee.role] ?? [])))
    return refusal('not-yours', NOT_YOURS)
  if (assignee.grid !== undefined && !who.grids.includes(assignee.grid))
    return refusal('not-yours', NOT_YOURS)
  return task.kind === 'verify' ? inJudgedCause(draft, who) : undefined
}

function mayReinspect(draft: Draft, who: Actor, task: Task): Refusal | undefined {
  const partial = inJudgedCause(draft, who)
  if (partial !== undefined) return partial
  const inspector =
    hasRole(who, 'inspector') &&
    (task.assignee.kind !== 'role' ||
      task.assignee.grid === undefined ||
      who.grids.includes(task.assignee.grid))
  const partOfCase = [draft.case.lead, ...draft.case.cooperating].some(
    (party) => party !== undefined && actsForParty(draft, who, party),
  )
  return inspector || partOfCase ? undefined : refusal('not-yours', NOT_YOURS)
}
