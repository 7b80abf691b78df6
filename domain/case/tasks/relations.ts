import type { Label } from '../../label.ts'
import { delegationAt } from '../../orders/record/orders.ts'
import { type Actor, hasRole, ROLES, type Role } from '../../people/actor.ts'
import { deskAbove } from '../../people/house.ts'
import { desksOf, desksOfRole, may, type Right, rolesWith } from '../../people/rights.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from '../draft/draft.ts'
import { isOfHouse } from '../record/about.ts'
import { partiesActedFor } from '../record/seeing.ts'
import type { Assignee, Task } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import { type Owner, TASK_FACTS } from './task-kinds.ts'

/** Whether somebody belongs to a party, or to the steward who records for it, in whatever role. */
export function belongsTo(draft: Draft, who: Actor, party: string): boolean {
  if (who.party === undefined) return false
  const found = draft.context.pack.parties.find((one) => one.code === party)
  return who.party === party || who.party === found?.steward
}

/** Whether somebody acts for a party: as its handler, or as its steward who records for it (代录). */
export const actsForParty = (draft: Draft, who: Actor, party: string): boolean =>
  partiesActedFor(who, draft.context.pack).includes(party)

/** The parties of the case: its lead, who cooperates, and whoever owes something in it now. */
function partiesOf({ case: { lead, cooperating }, tasks }: Draft): readonly string[] {
  const owing = [...tasks.values()].flatMap(({ assignee }) =>
    assignee.kind === 'party' ? [assignee.party] : [],
  )
  return [...(lead === undefined ? [] : [lead]), ...cooperating, ...owing]
}

const actsForOneOf = (draft: Draft, who: Actor, parties: readonly string[]): boolean =>
  parties.some((party) => actsForParty(draft, who, party))

/**
 * Whether somebody leads a grid now: its leader, or a deputy posted to it, as long as a delegation runs (AB角). What a
 * deputy does by that is told as done for the leader (代).
 */
function leadsGrid({ context, capacity }: Draft, who: Actor, grid: string): boolean {
  if (!who.grids.includes(grid)) return false
  if (may(who, 'lead')) return true
  const standsIn =
    may(who, 'stand-in') && delegationAt(context.orders, { to: who.id, grid, at: context.now }) !== undefined
  if (standsIn) capacity.onBehalfOf = `grid-leader/${grid}`
  return standsIn
}

/** Whether somebody leads this case where it stands: the leader of its grid, the street's head, the district. */
function leadsCase(draft: Draft, who: Actor): boolean {
  switch (draft.case.step) {
    case 'grid':
      return leadsGrid(draft, who, draft.case.place.grid)
    case 'street':
      return may(who, 'head')
    case 'district':
      return may(who, 'supervise')
  }
}

/** Whose the case is where it stands: the desk of its grid's leader, of the street's head, of the district. */
export function leaderOf(draft: Draft): Assignee {
  switch (draft.case.step) {
    case 'grid':
      return deskOf(draft, 'grid-leader', true)
    case 'street':
      return deskOf(draft, 'centre-head')
    case 'district':
      return deskOf(draft, 'supervisor')
  }
}

/** A desk of this case: the one above it, where the case is about it (被反映对象). */
export function deskOf({ case: of }: Draft, desk: Role, inGrid = false): Assignee {
  const role = deskAbove(desk, of.subjects)
  return { kind: 'role', role, ...(inGrid && role === desk ? { grid: of.place.grid } : {}) }
}

/** Whether somebody may say how a task ended. Who has to be impartial as well is asked apart (`refuseJudgingOwnCause`). */
function owes(draft: Draft, who: Actor, task: Task): boolean {
  const { alsoBy } = TASK_FACTS[task.kind]
  // Whoever works on cases; what is due by a date is the system's to find, not to report.
  if (alsoBy === 'anybody') return owingRoles().some((role) => role !== 'system' && hasRole(who, role))
  const elsewhere = (task.check?.by ?? 'site') !== 'site'
  if (alsoBy === 'party' && !elsewhere && actsForOneOf(draft, who, leadAndCooperating(draft))) return true
  if (alsoBy === 'leader' && leadsCase(draft, who)) return true
  return isOnDeskOf(draft, who, task)
}

/** Whether somebody owes a task in his own part, not standing in or recording for another. */
export function isOwn(who: Actor, { assignee }: Task): boolean {
  if (assignee.kind === 'party') return may(who, 'handle') && who.party === assignee.party
  if (assignee.grid !== undefined && !who.grids.includes(assignee.grid)) return false
  return hasRole(who, assignee.role) || (assignee.role === 'grid-leader' && may(who, 'stand-in'))
}

/** Whether a task stands on somebody's desk: that of the party, of the role, or of one that somebody stands in for. */
export function isOnDeskOf(draft: Draft, who: Actor, { assignee }: Task): boolean {
  if (assignee.kind === 'party') return actsForParty(draft, who, assignee.party)
  if (assignee.role === 'grid-leader' && assignee.grid !== undefined)
    return leadsGrid(draft, who, assignee.grid)
  return (
    desksOf(who).includes(assignee.role) && (assignee.grid === undefined || who.grids.includes(assignee.grid))
  )
}

const leadAndCooperating = ({ case: { lead, cooperating } }: Draft): readonly string[] => [
  ...(lead === undefined ? [] : [lead]),
  ...cooperating,
]

/** What a relation is asked about: a case as it is decided about, and one of its tasks where it is about one. */
export type At = { readonly draft: Draft; readonly task?: Task | undefined }
/** What is asked about a task. */
export type OnTask = { readonly draft: Draft; readonly task: Task }

type RelationFacts = {
  readonly label: Label
  /** The roles that can have it: by the role alone, or where the case, the task or a delegation makes it so. */
  readonly roles: readonly Role[]
  /** It comes with the role, whatever the case. */
  readonly byRole: boolean
  readonly holds: (who: Actor, at: At) => boolean
}

const byRight = (right: Right, label: Label): RelationFacts => ({
  label,
  roles: rolesWith(right),
  byRole: true,
  holds: (who) => may(who, right),
})

/** The roles that can lead a case, at one step or another. */
const leadingRoles = (): readonly Role[] =>
  (['lead', 'stand-in', 'head', 'supervise'] as const).flatMap((right) => rolesWith(right))

/** The roles whose people can owe a task of some kind, by themselves or by standing in. */
const owingRoles = (): readonly Role[] =>
  owingRolesOf(Object.values(TASK_FACTS).flatMap(({ owedBy }) => owedBy))

function owingRolesOf(owners: readonly Owner[]): readonly Role[] {
  const owing = owners.flatMap((owner) =>
    owner === 'party' ? rolesWith('handle') : owner === 'leader' ? leadingRoles() : [owner.role],
  )
  return ROLES.filter((role) => desksOfRole(role).some((desk) => owing.includes(desk)))
}

/** How somebody stands to a case or a task, where that gives a right. An action names those that may do it. */
export const RELATIONS = {
  steering: byRight('steer', {
    zh: '派遣员、值班长或中心主任',
    en: "a dispatcher, the shift leader or the centre's head",
  }),
  calling: byRight('call', {
    zh: '受理员、值班长或中心主任',
    en: "a call-taker, the shift leader or the centre's head",
  }),
  ruling: byRight('rule', { zh: '值班长或中心主任', en: "the shift leader or the centre's head" }),
  head: byRight('head', { zh: '中心主任', en: "the centre's head" }),
  district: byRight('supervise', { zh: '区督办', en: 'the district' }),
  inspector: {
    label: { zh: '本网格核查员', en: 'an inspector of the grid' },
    roles: rolesWith('inspect'),
    byRole: false,
    holds: (who, { draft }) => may(who, 'inspect') && who.grids.includes(draft.case.place.grid),
  },
  'case-leader': {
    label: { zh: '本案的网格长（或上一级）', en: 'the leader of the case' },
    roles: leadingRoles(),
    byRole: false,
    holds: (who, { draft }) => leadsCase(draft, who),
  },
  'case-party': {
    label: { zh: '本案的承办单位', en: 'a party of the case' },
    roles: rolesWith('handle'),
    byRole: false,
    holds: (who, { draft }) => actsForOneOf(draft, who, partiesOf(draft)),
  },
  'lead-party': {
    label: { zh: '主责单位', en: 'the party that leads' },
    roles: rolesWith('handle'),
    byRole: false,
    holds: (who, { draft: { case: of }, draft }) =>
      of.lead !== undefined && actsForParty(draft, who, of.lead),
  },
  'called-party': {
    label: { zh: '被吹哨的单位', en: 'a party that was called' },
    roles: rolesWith('handle'),
    byRole: false,
    holds: (who, { draft }) =>
      actsForOneOf(draft, who, draft.case.whistle?.called.map(({ party }) => party) ?? []),
  },
  owing: {
    label: { zh: '本任务的承办人', en: 'whoever owes the task' },
    roles: owingRoles(),
    byRole: false,
    holds: (who, { draft, task }) => task !== undefined && owes(draft, who, task),
  },
  'ruling-desk': {
    label: { zh: '审核已提级到的上级', en: 'the desk that the ruling has come to' },
    roles: owingRolesOf(TASK_FACTS.ruling.owedBy),
    byRole: false,
    holds: (who, { draft, task }) =>
      [...draft.tasks.values()].some(
        (one) =>
          one.ruling?.asked?.taskId === task?.taskId && one.kind === 'ruling' && isOnDeskOf(draft, who, one),
      ),
  },
  'other-body': {
    label: { zh: '接收单位的系统', en: "the other body's own system" },
    roles: ['system'],
    byRole: false,
    holds: (who) => hasRole(who, 'system'),
  },
  'owing-party': {
    label: { zh: '本任务的承办单位', en: 'the party that owes the task' },
    roles: rolesWith('handle'),
    byRole: false,
    holds: (who, { draft, task }) =>
      task?.assignee.kind === 'party' && actsForParty(draft, who, task.assignee.party),
  },
} as const satisfies Record<string, RelationFacts>
export type Relation = keyof typeof RELATIONS

const extendedBy = (task: Task | undefined) => task && TASK_FACTS[task.kind].extendedBy

/** Stages in which nobody was sent yet, unless it came back from there. */
const BEFORE_DISPATCH: readonly Stage[] = ['confirm', 'dispatch']

/** When a relation counts, where it does not always. */
export const CIRCUMSTANCES = {
  'plan-item': {
    label: { zh: '方案事项', en: 'of an item of a plan' },
    holds: ({ task }: At) => extendedBy(task) === 'leader',
  },
  cooperating: {
    label: { zh: '协同任务', en: 'of a cooperating party' },
    holds: ({ task }: At) => task?.part === 'cooperating',
  },
  first: {
    label: { zh: '首次延期', en: 'the first time' },
    holds: ({ task }: At) => extendedBy(task) === 'centre' && (task?.extensions ?? 0) === 0,
  },
  again: {
    label: { zh: '再次延期', en: 'a second time' },
    holds: ({ task }: At) => extendedBy(task) === 'centre' && (task?.extensions ?? 0) > 0,
  },
  emergency: {
    label: { zh: '应急期间', en: 'in an emergency' },
    holds: ({ draft: { case: of } }: At) => of.emergency,
  },
  'before-dispatch': {
    label: { zh: '派遣前', en: 'until it is dispatched' },
    holds: ({ draft: { case: of } }: At) =>
      of.position.at === 'in' && BEFORE_DISPATCH.includes(of.position.stage) && of.returns === 0,
  },
  'with-leader': {
    label: { zh: '网格长研判中', en: 'while it is with its leader' },
    holds: ({ draft: { case: of } }: At) => of.position.at === 'in' && of.position.stage === 'leader',
  },
  'not-with-leader': {
    label: { zh: '其他环节', en: 'in any other stage' },
    holds: ({ draft: { case: of } }: At) => of.position.at !== 'in' || of.position.stage !== 'leader',
  },
} as const satisfies Record<string, { readonly label: Label; readonly holds: (at: At) => boolean }>
export type Circumstance = keyof typeof CIRCUMSTANCES

/** Who may do something: by a relation, always or under a circumstance. */
export type By = Relation | { readonly by: Relation; readonly when: Circumstance }

/** Why somebody may not do a thing: none of the relations that it is given to is theirs. */
export function refuseStranger(by: readonly By[], at: At): Refusal | undefined {
  const { who } = at.draft.context
  if (isOfHouse(who, at.draft.case))
    return refusal('not-permitted', 'This case is about your desk. The desk above has it.')
  const now = by.flatMap((one) => {
    if (typeof one === 'string') return [one]
    return CIRCUMSTANCES[one.when].holds(at) ? [one.by] : []
  })
  if (now.some((relation) => RELATIONS[relation].holds(who, at))) return undefined
  return refusal('not-permitted', `This is for ${either(now.map((one) => RELATIONS[one].label.en))} to do.`)
}

/** The first of several things that speak against something. */
export function firstRefusal<T>(
  refuse: readonly ((at: T) => Refusal | undefined)[] | undefined,
  at: T,
): Refusal | undefined {
  for (const one of refuse ?? []) {
    const refused = one(at)
    if (refused !== undefined) return refused
  }
  return undefined
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/**
 * Why somebody does not look on site: he belongs to a party whose work is judged, or that the case is about, or to the
 * steward of one. Nobody judges his own work.
 */
export function refuseJudgingOwnCause({ draft }: At): Refusal | undefined {
  const { who } = draft.context
  return [...draft.case.judged, ...(draft.case.subjects ?? [])].some((party) => belongsTo(draft, who, party))
    ? refusal(
        'judge-in-own-cause',
        'Your party did this work, or the case is about it. Somebody else has to check it on site.',
      )
    : undefined
}

/**
 * Why somebody does not rule on what a party asks for, or release it: nobody judges his own cause, whatever other role he
 * has.
 */
export const refuseRulingInOwnCause = ({ draft, task }: At): Refusal | undefined =>
  task?.assignee.kind === 'party' && actsForParty(draft, draft.context.who, task.assignee.party)
    ? refusal('own-request', 'You act for the party that owes this task. Somebody else has to decide on it.')
    : undefined
