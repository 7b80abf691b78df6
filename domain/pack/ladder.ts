import * as z from 'zod'
import { limit } from '../clock/limit.ts'
import type { Label } from '../label.ts'

const times = z.number().int().positive().max(1_000)

/**
 * What may raise a case (升级条件), each with the facts it looks at. A trigger fires when every fact named has reached
 * its number.
 */
export const trigger = z.discriminatedUnion('on', [
  /** The check on site failed so often; with at least so many parties at work. */
  z.strictObject({ on: z.literal('failed-reinspection'), failed: times, parties: times.optional() }),
  /** Tasks of the case were returned so often. */
  z.strictObject({ on: z.literal('returns'), returns: times }),
  /** So many different parties said "not ours". */
  z.strictObject({ on: z.literal('returning-parties'), parties: times }),
  /** So many promises were not kept. */
  z.strictObject({ on: z.literal('broken-promises'), broken: times }),
  /** A task is overdue by so much. */
  z.strictObject({ on: z.literal('overdue'), by: limit }),
  /** So many reports joined the case after the first. */
  z.strictObject({ on: z.literal('reports'), joined: times }),
  /** When it was accepted, the matter's route named so many parties, or so many reports told of it: complex from the start. */
  z.strictObject({ on: z.literal('accepted'), parties: times.optional(), reports: times.optional() }),
  /** Nobody leads: the dispatcher found no responsible party (无责任主体), or an emergency's matter has no route. */
  z.strictObject({ on: z.literal('nobody-leads') }),
  /** The lead says that conditions are lacking, the so-manieth time. */
  z.strictObject({ on: z.literal('conditions-lacking'), times: times.optional() }),
  /** So many reporters said after the call back that it is not solved. */
  z.strictObject({ on: z.literal('not-content'), unsolved: times.optional() }),
])
export type Trigger = z.infer<typeof trigger>
export type TriggerName = Trigger['on']

/**
 * What takes a case to its leader whatever the pack says, for the path has no other way (design §3); the ladder says
 * under which rule, and how high.
 */
export const PATH_TRIGGERS = [
  'nobody-leads',
  'conditions-lacking',
  'not-content',
] as const satisfies readonly TriggerName[]
export type PathTrigger = (typeof PATH_TRIGGERS)[number]

/** One rung of the ladder: what fires it, and to whom the case goes then. */
export const rung = z.strictObject({
  rule: z.string().regex(/^[a-z0-9-]{1,60}$/, 'Name a rule with lower-case letters, digits and dashes.'),
  when: trigger,
  to: z.enum(['grid', 'street', 'district']).default('grid'),
})
export type Rung = z.infer<typeof rung>

/** What the triggers are called. */
export const TRIGGER_LABELS: Readonly<Record<TriggerName, Label>> = {
  'failed-reinspection': { zh: '核查不通过', en: 'failed reinspection' },
  returns: { zh: '退单次数', en: 'returns' },
  'returning-parties': { zh: '退单单位数', en: 'returning parties' },
  'broken-promises': { zh: '承诺未兑现', en: 'broken promises' },
  overdue: { zh: '超时', en: 'overdue' },
  reports: { zh: '多人反映', en: 'reports' },
  accepted: { zh: '受理时', en: 'accepted' },
  'nobody-leads': { zh: '无人主责', en: 'nobody leads' },
  'conditions-lacking': { zh: '条件不具备', en: 'conditions lacking' },
  'not-content': { zh: '回访不满意', en: 'not content' },
}
/** To whom a rung takes a case: to the leader of the grid, of the street, or the district. */
export const RUNG_LABELS = {
  grid: { zh: '网格', en: 'grid' },
  street: { zh: '街道', en: 'street' },
  district: { zh: '区', en: 'district' },
} as const satisfies Record<Rung['to'], Label>

/** The ladder of a pack; every rule has a name of its own, for a referral says which one fired. */
export const ladder = z
  .array(rung)
  .max(40)
  .refine(
    (rungs) => new Set(rungs.map((one) => one.rule)).size === rungs.length,
    'Two rules have the same name.',
  )

/** The facts of a case that triggers count, under the names the triggers use. */
export type Facts = Readonly<Record<string, number>>

/**
 * The highest rung that fires.
 * @param on what happened
 * @param facts the numbers it is judged by
 * @throws Error when a rule asks for a fact that nobody counted: a rule is never skipped silently
 */
export function firedRung(
  rungs: readonly Rung[],
  on: Exclude<TriggerName, 'overdue'>,
  facts: Facts,
): Rung | undefined {
  const fired = rungs.filter(({ rule, when }) => when.on === on && reached(rule, when, facts))
  return HEIGHTS.flatMap((height) => fired.filter(({ to }) => to === height))[0]
}

/** From the highest down. */
const HEIGHTS = ['district', 'street', 'grid'] as const

function reached(rule: string, { on: _on, ...asked }: Trigger, facts: Facts): boolean {
  return Object.entries(asked).every(([fact, least]) => {
    if (least === undefined) return true
    const counted = facts[fact]
    if (counted === undefined || typeof least !== 'number')
      throw new Error(`The rule ${rule} asks for "${fact}", which nobody counted.`)
    return counted >= least
  })
}
