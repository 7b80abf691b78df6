import { TASK_FACTS } from '../case/tasks/task-kinds.ts'
import type { Instant } from '../clock/calendar.ts'
import { dueAfter } from '../clock/due.ts'
import { type Facts, firedRung, type Rung, type TriggerName } from '../pack/ladder.ts'
import { type Asked, happeningsOf, type Referred } from './happenings.ts'
import type { PackRules, PastRun } from './past.ts'
import { dueUnder, lateFrom, type Owed, owedIn } from './timing.ts'

/** A rule of the ladder that fires: on what, when, and how high the case goes. */
export type Fired = {
  readonly on: TriggerName
  readonly at: Instant
  readonly rule: string
  readonly to: Rung['to']
  readonly facts: Readonly<Record<string, string | number>>
}

/** A rule that fires under one pack and not under the other, or another one, or at another time. */
export type EscalationDifference = {
  readonly about: 'escalation'
  readonly before?: Fired
  readonly after?: Fired
}

/** A task that has been overdue for as long as a rung says. */
type LongOverdue = {
  readonly what: 'overdue'
  readonly id: string
  readonly at: Instant
  readonly rung: Rung
  readonly facts: Fired['facts']
}
type Happening = Asked | Referred | LongOverdue

/** Which rules would have fired otherwise, on the facts in the events of the case. */
export function escalationDifferences(
  past: PastRun,
  before: PackRules,
  after: PackRules,
): EscalationDifference[] {
  const names = before.pack.policy.ladder.map(({ rule }) => rule)
  const happenings = happeningsOf(past, names)
  const [was, would] = [firedUnder(past, happenings, before), firedUnder(past, happenings, after)]
  return [...new Set([...was.keys(), ...would.keys()])]
    .map((id) => ({ before: was.get(id), after: would.get(id) }))
    .filter(({ before: b, after: a }) => b?.rule !== a?.rule || b?.to !== a?.to || b?.at !== a?.at)
    .sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1))
    .map(({ before: b, after: a }) => ({
      about: 'escalation',
      ...(b !== undefined && { before: b }),
      ...(a !== undefined && { after: a }),
    }))
}

/** The rules of a pack's ladder that fire on what happened in a case, in order. @param names those of the ladder that ran */
export const firedIn = (past: PastRun, rules: PackRules, names: readonly string[]): Fired[] => [
  ...firedUnder(past, happeningsOf(past, names), rules).values(),
]

const timeOf = ({ before, after }: { before: Fired | undefined; after: Fired | undefined }): string =>
  [before?.at, after?.at].filter((at) => at !== undefined).sort()[0] ?? ''

const STEPS = ['grid', 'street', 'district'] as const

/** Walks through a case under a pack: which question is answered by which rule, while the case climbs. */
function firedUnder(
  past: PastRun,
  asked: readonly (Asked | Referred)[],
  rules: PackRules,
): Map<string, Fired> {
  const { pack } = rules
  const fired = new Map<string, Fired>()
  let stands: Rung['to'] | undefined
  const isHigher = (to: Rung['to']): boolean =>
    stands === undefined || STEPS.indexOf(to) > STEPS.indexOf(stands)
  const climb = (to: Rung['to']): void => {
    if (isHigher(to)) stands = to
  }
  for (const one of inOrder([...asked, ...longOverdue(past, rules)])) {
    if (one.what === 'referred') {
      climb(one.step)
      continue
    }
    const answer = one.what === 'overdue' ? one : answerOf(one, rules)
    if (answer === undefined) continue
    const { rung, facts } = answer
    if (one.what === 'asked') {
      if (one.unlessReferred && stands !== undefined) continue
      if (one.unlessFired !== undefined && fired.has(one.unlessFired)) continue
    }
    // The path takes these to the leader in any case; of the others only what leads higher counts.
    if (!(one.what === 'asked' && one.otherwise?.(pack) !== undefined) && !isHigher(rung.to)) continue
    climb(rung.to)
    const on = one.what === 'asked' ? one.on : 'overdue'
    fired.set(one.id, { on, at: one.at, rule: rung.rule, to: rung.to, facts })
  }
  return fired
}

/** The rule by which a question is answered: one of the ladder, or the path's own name for it. */
function answerOf(
  { on, facts: factsUnder, otherwise }: Asked,
  rules: PackRules,
): { readonly rung: Pick<Rung, 'rule' | 'to'>; readonly facts: Facts } | undefined {
  const { pack } = rules
  const facts = factsUnder(rules)
  if (facts === undefined) return undefined
  const rung = firedRung(pack.policy.ladder, on, facts)
  if (rung !== undefined) return { rung, facts }
  const rule = otherwise?.(pack)
  return rule === undefined ? undefined : { rung: { rule, to: 'grid' }, facts }
}

/** The moments at which tasks of a case have been overdue for as long as a rung says, while they were open. */
const longOverdue = (past: PastRun, rules: PackRules): LongOverdue[] =>
  owedIn(past.events)
    .filter(({ kind, alongside }) => !alongside && TASK_FACTS[kind].whenDue === 'climb')
    .flatMap((owed) => overdueOf(owed, past.until, rules))

function overdueOf(owed: Owed, until: Instant, rules: PackRules): LongOverdue[] {
  const due = dueUnder(owed, rules)
  const from = due === undefined ? undefined : lateFrom(owed, due)
  if (due === undefined || from === undefined) return []
  return rules.pack.policy.ladder.flatMap((rung): LongOverdue[] => {
    if (rung.when.on !== 'overdue') return []
    const { at } = dueAfter(from, rung.when.by, rules.calendar)
    // A referral settles what is open, at that very moment.
    if (at > (owed.settledAt ?? until)) return []
    return [
      {
        what: 'overdue',
        id: `${owed.taskId} ${rung.rule}`,
        at,
        rung,
        facts: { task: owed.taskId, due },
      },
    ]
  })
}

/** What happened at one moment stays in the order of the events. */
const inOrder = (all: readonly Happening[]): Happening[] =>
  [...all].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
