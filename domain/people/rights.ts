import type { Label } from '../label.ts'
import type { Actor, Role } from './actor.ts'
import type { StaffRole } from './roles.ts'

/**
 * What a role may do by itself. What depends on the case (whose grid, whose task, whose party) is a relation, and stands
 * in `domain/case/tasks/relations.ts`.
 */
export const RIGHTS = {
  call: { zh: '联系诉求人', en: 'calls reporters' },
  steer: { zh: '派遣调度', en: 'steers cases' },
  rule: { zh: '审核', en: 'rules on what was asked for' },
  head: { zh: '签批', en: 'signs for the centre' },
  supervise: { zh: '督办', en: 'supervises for the district' },
  inspect: { zh: '现场核查', en: 'looks on site' },
  handle: { zh: '承办', en: 'acts for its party' },
  lead: { zh: '网格研判', en: 'leads its grids' },
  'stand-in': { zh: '受托代行', en: 'leads while delegated' },
  review: { zh: '审校案例', en: 'reviews precedents' },
  administer: { zh: '人员与配置', en: 'looks after people and packs' },
  resume: { zh: '恢复运行', en: 'resumes what a fault stopped' },
} as const satisfies Record<string, Label>
export type Right = keyof typeof RIGHTS

/** What a role may read beside the cases that it sees. */
export const READS = {
  persons: { zh: '诉求人信息', en: 'who reported' },
  'every-desk': { zh: '各岗位待办', en: "everybody's tasks" },
  'standing-orders': { zh: '常设安排', en: 'the standing orders' },
  'withdrawn-precedents': { zh: '已撤回案例', en: 'withdrawn precedents' },
  figures: { zh: '统计数据', en: 'the figures' },
} as const satisfies Record<string, Label>
export type Read = keyof typeof READS

/** Whose cases a role sees, from the fewest on. */
export const SIGHTS = ['nothing', 'party', 'grid', 'street', 'district'] as const
export type Sight = (typeof SIGHTS)[number]

/** Where a role submits reports: at the centre's desk, on the street, nowhere. */
export type SubmitsAt = 'desk' | 'street' | 'nowhere'

type RoleFacts = {
  readonly label: Label
  /** Cases of the own party, of the own grids, of the street, of the district; by default none. */
  readonly sees: Sight
  readonly reads: readonly Read[]
  readonly may: readonly Right[]
  readonly submitsAt: SubmitsAt
  /** Tasks of the role are posted to grids. */
  readonly posted?: true
  /** Of the narrower circle that reads what is marked as sensitive; everybody else while a task is theirs. */
  readonly sensitive?: true
  /** Desks of other roles whose tasks it may do as well. A deputy works the leader's desk by a delegation alone. */
  readonly standsInFor?: readonly StaffRole[]
}

const CENTRE_READS = ['every-desk', 'standing-orders', 'withdrawn-precedents', 'figures'] as const

/**
 * The one table of rights: what each role sees, may read and may do. There is no right by default: who is not named here
 * sees nothing and may nothing. `docs/rights.md` is made from it, and a test walks it.
 */
export const ROLE_FACTS = {
  'call-taker': {
    label: { zh: '受理员', en: 'call-taker' },
    sees: 'street',
    reads: ['persons', 'standing-orders'],
    may: ['call'],
    sensitive: true,
    submitsAt: 'desk',
  },
  dispatcher: {
    label: { zh: '派遣员', en: 'dispatcher' },
    sees: 'street',
    reads: ['every-desk', 'standing-orders'],
    may: ['steer'],
    submitsAt: 'nowhere',
  },
  handler: {
    label: { zh: '承办人', en: 'handler' },
    sees: 'party',
    reads: [],
    may: ['handle'],
    submitsAt: 'nowhere',
  },
  inspector: {
    label: { zh: '核查员', en: 'inspector' },
    sees: 'grid',
    reads: [],
    may: ['inspect'],
    submitsAt: 'street',
    posted: true,
  },
  'grid-leader': {
    label: { zh: '网格长', en: 'grid leader' },
    sees: 'grid',
    reads: ['standing-orders'],
    may: ['lead'],
    sensitive: true,
    submitsAt: 'street',
    posted: true,
  },
  deputy: {
    label: { zh: '副网格长', en: 'deputy' },
    sees: 'grid',
    reads: ['standing-orders'],
    may: ['stand-in'],
    submitsAt: 'street',
    posted: true,
  },
  'shift-leader': {
    label: { zh: '值班长', en: 'shift leader' },
    sees: 'street',
    reads: ['persons', ...CENTRE_READS],
    may: ['call', 'steer', 'rule', 'review'],
    sensitive: true,
    submitsAt: 'desk',
    standsInFor: ['call-taker', 'dispatcher'],
  },
  'centre-head': {
    label: { zh: '中心主任', en: "centre's head" },
    sees: 'street',
    reads: ['persons', ...CENTRE_READS],
    may: ['call', 'steer', 'rule', 'head', 'review'],
    sensitive: true,
    submitsAt: 'desk',
  },
  'street-leader': {
    label: { zh: '街道分管领导', en: "street's leader" },
    sees: 'street',
    reads: CENTRE_READS,
    may: ['rule', 'head'],
    sensitive: true,
    submitsAt: 'nowhere',
    standsInFor: ['centre-head'],
  },
  supervisor: {
    label: { zh: '区督办', en: 'district supervisor' },
    sees: 'district',
    reads: CENTRE_READS,
    may: ['supervise'],
    sensitive: true,
    submitsAt: 'nowhere',
  },
  auditor: {
    label: { zh: '审计员', en: 'auditor' },
    sees: 'street',
    reads: ['standing-orders', 'figures'],
    may: [],
    submitsAt: 'nowhere',
  },
  administrator: {
    label: { zh: '管理员', en: 'administrator' },
    sees: 'nothing',
    reads: [],
    may: ['administer'],
    submitsAt: 'nowhere',
  },
  operator: {
    label: { zh: '运维', en: 'operator' },
    sees: 'nothing',
    reads: [],
    may: ['resume'],
    submitsAt: 'nowhere',
  },
  /** Acts for itself when a time has come or a rule fires; nobody signs in as it. */
  system: {
    label: { zh: '系统', en: 'system' },
    sees: 'district',
    reads: [],
    sensitive: true,
    may: ['resume'],
    submitsAt: 'nowhere',
  },
} as const satisfies Record<Role, RoleFacts>

const factsOf = (role: Role): RoleFacts => ROLE_FACTS[role]

/** Whether one of somebody's roles has a right. */
export const may = (who: Actor, right: Right): boolean =>
  who.roles.some((role) => factsOf(role).may.includes(right))

/** Whether one of somebody's roles may read a thing. */
export const mayRead = (who: Actor, what: Read): boolean =>
  who.roles.some((role) => factsOf(role).reads.includes(what))

/** Whether one of somebody's roles sees at least as far as that. */
export const seesAsFarAs = (who: Actor, sight: Exclude<Sight, 'nothing'>): boolean =>
  who.roles.some((role) => SIGHTS.indexOf(factsOf(role).sees) >= SIGHTS.indexOf(sight))

/** Whether a role is of the narrower circle that reads what is marked as sensitive. */
export const isInNarrowCircle = (role: Role): boolean => factsOf(role).sensitive === true

/** The actor with those roles alone that are of the narrower circle. */
export const inNarrowCircle = (who: Actor): Actor => ({ ...who, roles: who.roles.filter(isInNarrowCircle) })

/** The desks whose tasks somebody may do by role: the own ones and those somebody stands in for. Delegations come beside. */
export const desksOf = (who: Actor): readonly Role[] => who.roles.flatMap(desksOfRole)

/** The desks whose tasks a role may do: its own, and those it stands in for. */
export const desksOfRole = (role: Role): readonly Role[] => [role, ...(factsOf(role).standsInFor ?? [])]

/** Whether the tasks of a role are posted to grids. */
export const isPosted = (role: Role): boolean => factsOf(role).posted === true

/** What a posting in a role names: a grid, a party, or nothing but the street. */
export const postedTo = (role: Role): 'grid' | 'party' | 'street' =>
  isPosted(role) ? 'grid' : role === 'handler' ? 'party' : 'street'

/** Where somebody submits reports. */
export const submitsAt = (who: Actor): readonly Exclude<SubmitsAt, 'nowhere'>[] =>
  who.roles.flatMap((role) => {
    const where = factsOf(role).submitsAt
    return where === 'nowhere' ? [] : [where]
  })

/** What each role is called. */
export const roleLabel = (role: Role): Label => factsOf(role).label

/** The roles that have a right, in the order of the table. */
export const rolesWith = (right: Right): readonly Role[] =>
  keysOf(ROLE_FACTS).filter((role) => factsOf(role).may.includes(right))

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}
