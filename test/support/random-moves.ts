import fc from 'fast-check'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { CaseCommand } from '#domain/case/asked/command.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Beside } from '#domain/case/draft/beside.ts'
import { CONSENTS } from '#domain/case/record/supervision.ts'
import { TASK_KINDS, type Task, type TaskKind } from '#domain/case/record/task.ts'
import { STAGES } from '#domain/case/record/transitions.ts'
import { ROUTED_AS } from '#domain/orders/record/orders.ts'
import { PROCESSINGS } from '#domain/pack/limits-table.ts'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  leaderOf,
  operator,
  otherHead,
  shiftLeader,
  streetLeader,
  supervisor,
  system,
} from './actors.ts'
import type { CaseHarness } from './case-harness.ts'
import { proposed } from './case-ways.ts'

/** Stands in everything that people write; no event may carry it. */
export const SECRET = '张三13800000000'

const PARTIES = ['chengguan', 'fangban', 'pinganban', 'wuye', 'juwei', 'disanfang', 'guanliban'] as const
const SQUAD_INSPECTOR: Actor = { ...inspector, id: 'u-squad-inspector', party: 'chengguan' }
/** Who acts; who belongs to a party has an id of his own. */
export const EVERYBODY: readonly Actor[] = [
  callTaker,
  dispatcher,
  shiftLeader,
  inspector,
  { ...inspector, id: 'u-squad-both', party: 'chengguan', roles: ['inspector', 'handler'] },
  SQUAD_INSPECTOR,
  leader,
  leaderOf('g2'),
  deputy,
  centreHead,
  otherHead,
  streetLeader,
  supervisor,
  operator,
  system,
  ...PARTIES.map(handlerOf),
]

/** One thing somebody does; numbers are choices, taken modulo what there is to choose from. */
export type Move =
  | { readonly move: 'do'; readonly task: number; readonly choice: number; readonly hours: number }
  | {
      readonly move: 'try'
      readonly who: number
      readonly task: number
      readonly kind: number
      readonly choice: number
    }
  | {
      readonly move: 'act'
      readonly who: number
      readonly choice: number
      readonly task: number
      readonly hours: number
    }
  | { readonly move: 'steer'; readonly choice: number; readonly task: number; readonly hours: number }
  | { readonly move: 'time'; readonly hours: number; readonly delivered: boolean }
  | { readonly move: 'due'; readonly task: number }
  | { readonly move: 'join'; readonly patrol: boolean; readonly emergency: boolean; readonly public: boolean }
  | { readonly move: 'withdraw'; readonly report: number }
  | { readonly move: 'ring' }
  | { readonly move: 'machine' }
  | { readonly move: 'visit'; readonly run: number; readonly visit: number; readonly stage: number }
  | { readonly move: 'again'; readonly back: number }
  | { readonly move: 'resume' }
  | { readonly move: 'stall'; readonly run: number }

const n = fc.nat(999)
const hours = fc.nat(120)

/** A random move: mostly something somebody may do, often enough something nobody should. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ move: fc.constant('do'), task: n, choice: n, hours }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('try'), who: n, task: n, kind: n, choice: n }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('act'), who: n, choice: n, task: n, hours }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('steer'), choice: n, task: n, hours }) },
  { weight: 4, arbitrary: fc.record({ move: fc.constant('time'), hours, delivered: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('due'), task: n }) },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant('join'),
      patrol: fc.boolean(),
      emergency: fc.nat(5).map((one) => one === 0),
      public: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('withdraw'), report: n }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('ring') }) },
  { weight: 12, arbitrary: fc.record({ move: fc.constant('machine') }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('visit'), run: n, visit: n, stage: n }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('again'), back: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('resume') }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('stall'), run: n }) },
)

const pick = <T>(from: readonly T[], choice: number): T => {
  const picked = from[choice % from.length]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

const later = (one: CaseHarness, hours: number): string =>
  new Date(Date.parse(one.now) + hours * 3_600_000).toISOString()

const note = SECRET

/** Outcomes that somebody might report about a kind of task. */
export function outcomesFor(
  one: CaseHarness,
  kind: TaskKind,
  choice: number,
  hours: number,
): readonly TaskOutcome[] {
  const party = pick(PARTIES, choice)
  const cooperating = choice % 3 === 0 ? [pick(PARTIES, choice + 1), pick(PARTIES, choice + 2)] : []
  const reportId = pick([...one.world.reports.keys()], choice)
  const solved = choice % 4 !== 0
  const outcomes: { [K in TaskKind]: TaskOutcome[] } = {
    contact: [
      { outcome: 'accepted', note },
      { outcome: 'accepted', emergency: choice % 2 === 0 },
      { outcome: 'unreachable' },
      { outcome: 'answered', note },
      { outcome: 'accepted' },
      { outcome: 'rejected', reason: 'malicious', note },
    ],
    verify: [
      { outcome: 'accepted', emergency: choice % 5 === 0 },
      { outcome: 'accepted', note },
      { outcome: 'rejected', reason: 'not-found-on-site', note },
    ],
    dispatch: [
      { outcome: 'dispatched', lead: party, cooperating, note },
      { outcome: 'dispatched', lead: party, cooperating, despite: note },
      { outcome: 'nobodys', note },
    ],
    handle: [
      { outcome: 'done', note, head: SECRET, evidence: [SECRET] },
      { outcome: 'done', note },
      { outcome: 'part-done', note, head: SECRET, evidence: [SECRET] },
      { outcome: 'explained', note },
      { outcome: 'unfounded', note },
      { outcome: 'promised', who: SECRET, what: SECRET, until: later(one, hours) },
      { outcome: 'returned', reason: 'not-our-duty', note },
      { outcome: 'conditions-lacking', note },
    ],
    reinspect: [
      { outcome: 'passed', note },
      { outcome: 'failed', note },
      { outcome: 'no-access', note },
      { outcome: 'passed', note },
    ],
    decide: [
      { outcome: 'plan', items: planOf(one, choice, hours), note },
      { outcome: 'assigned', lead: party, cooperating },
      { outcome: 'park', reviewAt: later(one, hours), note, endsWhen: SECRET, publicWords: '已列入计划' },
      { outcome: 'explain', note },
      { outcome: 'plan', items: planOf(one, choice, hours) },
    ],
    'plan-item': [
      { outcome: 'done', note, head: SECRET, evidence: [SECRET, SECRET] },
      { outcome: 'lapsed', note },
      { outcome: 'not-needed', note },
      { outcome: 'done', note },
      { outcome: 'blocked', note },
    ],
    review: [
      { outcome: 'condition-met', note },
      { outcome: 'worse', note },
    ],
    'call-out': [
      { outcome: 'called', to: 'gas-works', at: one.now, answeredBy: SECRET, note },
      { outcome: 'not-needed', note },
    ],
    'check-alarm': [
      { outcome: 'emergency', how: 'looked', note },
      { outcome: 'no-emergency', how: choice % 2 === 0 ? 'called' : 'looked', note },
    ],
    alert: [{ outcome: 'noted', note }, { outcome: 'noted' }],
    'follow-up': [
      { outcome: 'called', reportId, solved, satisfied: 'not-said', note },
      { outcome: 'called', reportId, solved, satisfied: 'satisfied' },
      { outcome: 'unreachable', reportId },
    ],
    'report-back': [{ outcome: 'reported', note }],
    ruling: [{ outcome: 'handed-up', note }],
    consent: [
      { outcome: 'given', note },
      { outcome: 'given', note },
      { outcome: 'refused', note },
    ],
  }
  return outcomes[kind]
}

function planOf(one: CaseHarness, choice: number, hours: number) {
  return Array.from({ length: 1 + (choice % 6) }, (_, at) => ({
    item: `i${at}`,
    party: pick(PARTIES, choice + at),
    action: SECRET,
    dueAt: later(one, 1 + hours * (at + 1)),
    ...(at > 0 && (choice + at) % 3 !== 0
      ? {
          after: {
            item: `i${(choice * 7) % at}`,
            ending: pick(['done', 'lapsed', 'not-needed'] as const, choice + at),
          },
        }
      : {}),
  }))
}

/** Somebody who may do a task; of a check, now and then somebody who may if his party did none of the work. */
function rightful(one: CaseHarness, task: Task, choice: number): Actor {
  const { place } = one.case
  if (task.assignee.kind === 'party') {
    const { party } = task.assignee
    return handlerOf(one.pack.parties.find(({ code }) => code === party)?.steward ?? party)
  }
  const { role } = task.assignee
  if (task.kind === 'reinspect' && choice % 3 === 0)
    return pick([handlerOf(one.case.lead ?? ''), SQUAD_INSPECTOR], choice)
  const found = EVERYBODY.find((who) => who.roles.includes(role)) ?? system
  return task.kind === 'review' ? callTaker : { ...found, grids: [place.grid] }
}

const whistleOf = (one: CaseHarness, choice: number, hours: number): CaseAction => ({
  action: 'whistle',
  ground: 'emergency',
  mode: 'online',
  parties: [pick(PARTIES, choice), pick(PARTIES, choice + 3)],
  reportInBy: later(one, hours),
})

/** Actions that somebody might take; which ones, and how they are filled in, depends on the choice. */
export function actionsOf(
  one: CaseHarness,
  choice: number,
  taskId: string,
  hours: number,
): readonly CaseAction[] {
  const party = pick(PARTIES, choice)
  return [
    { action: 'sign', taskId },
    { action: 'urge', taskId },
    { action: 'answer-urge', taskId, note },
    {
      action: 'rule-on-return',
      taskId,
      accept: choice % 3 !== 0,
      ...(choice % 2 === 0 ? { replacement: party } : {}),
    },
    { action: 'rule-on-return', taskId, accept: true },
    { action: 'object-to-ruling', taskId, note },
    {
      action: 'rule-finally',
      taskId,
      accept: choice % 2 === 0,
      note,
      keepAs: [{ party, as: pick(ROUTED_AS, hours), onlyCondition: choice % 3 === 0, onlyGrid: false }],
    },
    { action: 'ask-extension', taskId, until: later(one, 24 + hours * 3), note },
    { action: 'rule-on-extension', taskId, grant: choice % 3 !== 0 },
    { action: 'ask-processing', taskId, processing: pick(PROCESSINGS, hours), note, evidence: [note] },
    { action: 'rule-on-processing', taskId, grant: choice % 3 !== 0 },
    { action: 'release', taskId, note },
    { action: 'add-party', party },
    { action: 'promise-kept' },
    whistleOf(one, choice, hours),
    { action: 'report-in', party },
    { action: 'report-in' },
    { action: 'keep-minutes', note },
    { action: 'amend-plan', items: planOf(one, choice, hours), note },
    { action: 'amend-plan', items: planOf(one, choice + 1, hours), note },
    { action: 'countersign', proposal: proposed(one) },
    { action: 'countersign', proposal: hours },
    { action: 'refuse-proposal', proposal: proposed(one) },
    { action: 'terminate', grounds: 'demand-unlawful', note },
    { action: 'refer', note },
    ...(choice % 4 === 0 ? ([{ action: 'correct', emergency: true }] as const) : []),
    { action: 'hazard-found', note },
    { action: 'call-off', declaredBy: SECRET, note },
    ...(choice % 4 === 1 ? [{ action: 'name-subjects' as const, parties: [party] }] : []),
    { action: 'correct', matter: pick(one.pack.matters, choice).code },
    { action: 'correct', grid: pick(one.pack.grids, choice).code },
    {
      action: 'correct',
      place: {
        text: choice % 2 === 0 ? SECRET : `${SECRET}${pick(one.pack.places, choice).name}`,
        grid: pick(one.pack.grids, choice).code,
      },
    },
    { action: 'reopen', note },
    { action: 'adopt-pack' },
    { action: 'supervise', note, ...(choice % 2 === 0 ? {} : { until: later(one, hours) }) },
    { action: 'ask-consent', to: pick(CONSENTS, hours), note },
    ...(choice % 3 === 0 ? ([{ action: 'lift-supervision', note }] as const) : []),
    ...(choice % 5 === 0
      ? ([
          { action: 'merge', into: choice % 2 === 0 ? 'c-2' : one.caseId },
          { action: 'transfer', to: 'yinhang-street', note },
          { action: 'end', ground: 'litigation', note },
          { action: 'end', ground: 'litigation', note, proposal: proposed(one) },
        ] as const)
      : []),
  ]
}

/** How whoever has it rules on what was asked, one way or the other; somebody who did not ask for it himself. */
function rulingOf(one: CaseHarness, { ruling, assignee }: Task, choice: number): Asked | undefined {
  if (ruling === undefined || assignee.kind === 'party') return undefined
  const grant = choice % 3 !== 0
  const taskId = ruling.asked?.taskId ?? ''
  const proposal = ruling.proposal ?? 0
  const { ground = 'litigation' } = one.case.proposal?.to === 'end' ? one.case.proposal : {}
  const actions: Record<typeof ruling.on, CaseAction> = {
    return: { action: 'rule-on-return', taskId, accept: grant },
    objection: { action: 'rule-finally', taskId, accept: grant, note },
    extension: { action: 'rule-on-extension', taskId, grant },
    processing: { action: 'rule-on-processing', taskId, grant },
    proposal: !grant
      ? { action: 'refuse-proposal', proposal }
      : one.case.proposal?.to === 'end'
        ? { action: 'end', ground, note, proposal }
        : { action: 'countersign', proposal },
  }
  const who = EVERYBODY.find(({ id, roles }) => roles.includes(assignee.role) && id !== ruling.by)
  const grids = [one.case.place.grid]
  return who && { who: { ...who, grids }, command: { type: 'act', action: actions[ruling.on] } }
}

/** Now and then the district begins to supervise, and what is proposed then is asked its consent for. */
function supervisionOf(one: CaseHarness, choice: number): { who: Actor; command: CaseCommand } | undefined {
  const { supervision, proposal } = one.case
  if (supervision === undefined)
    return choice % 37 === 0
      ? { who: supervisor, command: { type: 'act', action: { action: 'supervise', note } } }
      : undefined
  if (proposal === undefined || supervision.consents?.includes(proposal.to) || choice % 2 === 0)
    return undefined
  const action = { action: 'ask-consent', to: proposal.to, note } as const
  return { who: centreHead, command: { type: 'act', action } }
}

/** Who asks what; with what was read for it, where that is not what is kept. */
export type Asked = { readonly who: Actor; readonly command: CaseCommand; readonly read?: Beside }

/** What a move comes to where the case stands: who asks what. Nothing for what is no command. */
export function commandOf(one: CaseHarness, made: Move): Asked | undefined {
  const { tasks } = one.state()
  const taskOf = (choice: number) => (tasks.length === 0 ? undefined : pick(tasks, choice))
  const anyId = (choice: number) =>
    choice % 7 === 0 ? `c-1.${choice % 40}` : (taskOf(choice)?.taskId ?? `c-1.${choice % 40}`)
  switch (made.move) {
    case 'do': {
      const task = taskOf(made.task)
      if (task === undefined) return commandOf(one, { move: 'machine' })
      const bySupervisor = supervisionOf(one, made.choice)
      if (bySupervisor !== undefined) return bySupervisor
      const ruled = made.choice % 5 === 0 ? undefined : rulingOf(one, task, made.choice)
      if (ruled !== undefined) return ruled
      const outcome = pick(outcomesFor(one, task.kind, made.choice, made.hours), made.choice)
      const who = rightful(one, task, made.choice)
      if (task.kind === 'decide' && one.case.proposal !== undefined && made.choice % 3 !== 0)
        return {
          who: otherHead,
          command: { type: 'act', action: { action: 'countersign', proposal: proposed(one) } },
        }
      if (outcome.outcome === 'plan' && one.case.whistle === undefined)
        return { who, command: { type: 'act', action: whistleOf(one, made.choice, made.hours + 1) } }
      return { who, command: one.recordCommand(task.taskId, outcome) }
    }
    case 'try': {
      const outcome = pick(outcomesFor(one, pick(TASK_KINDS, made.kind), made.choice, 48), made.choice)
      return { who: pick(EVERYBODY, made.who), command: one.recordCommand(anyId(made.task), outcome) }
    }
    case 'act':
    case 'steer': {
      const who =
        made.move === 'act'
          ? pick(EVERYBODY, made.who)
          : pick([dispatcher, leader, centreHead, supervisor], made.task)
      const action = pick(actionsOf(one, made.choice, anyId(made.task), made.hours), made.choice)
      const target = {
        ...one.case,
        caseId: 'c-2',
        status: 'open',
        matter: 'exposed-rubbish',
        place: { key: 'songhu-3000', text: SECRET, grid: 'g2' },
      } as const
      const merge = action.action === 'merge'
      return {
        who: { ...who, grids: who.grids.length > 0 ? [one.case.place.grid] : [] },
        command: { type: 'act', action },
        ...(merge ? { read: { target } } : {}),
      }
    }
    case 'ring':
      return { who: callTaker, command: { type: 'hear-inquiry' } }
    case 'due':
      return { who: system, command: { type: 'deadline-reached', taskId: anyId(made.task) } }
    case 'machine': {
      const visit = one.nextVisit()
      return visit === undefined ? undefined : { who: system, command: { type: 'open-stage', ...visit } }
    }
    case 'visit':
      return {
        who: system,
        command: {
          type: 'open-stage',
          run: 1 + (made.run % (one.case.run + 1)),
          visit: 1 + (made.visit % 12),
          stage: pick(STAGES, made.stage),
        },
      }
    case 'resume':
      return { who: operator, command: { type: 'resume' } }
    case 'stall':
      return { who: system, command: { type: 'mark-stalled', run: 1 + (made.run % 3), error: 'Permanent' } }
    default:
      return undefined
  }
}
