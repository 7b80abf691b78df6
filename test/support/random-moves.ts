/** Random moves: who does what, and when, and what it comes to where a case stands. */
import fc from 'fast-check'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { CaseCommand } from '#domain/case/asked/command.ts'
import type { Beside } from '#domain/case/draft/beside.ts'
import { TASK_KINDS, type Task } from '#domain/case/record/task.ts'
import { STAGES } from '#domain/case/record/transitions.ts'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  leader,
  operator,
  otherHead,
  supervisor,
  system,
} from './actors.ts'
import type { CaseHarness } from './case-harness.ts'
import { proposed } from './case-ways.ts'
import { actionsOf, EVERYBODY, outcomesFor, pick, SECRET, SQUAD_INSPECTOR, whistleOf } from './random-asks.ts'

const note = SECRET

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
  | { readonly move: 'about'; readonly who: number; readonly report: number; readonly choice: number }
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
  { weight: 2, arbitrary: fc.record({ move: fc.constant('about'), who: n, report: n, choice: n }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('ring') }) },
  { weight: 12, arbitrary: fc.record({ move: fc.constant('machine') }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('visit'), run: n, visit: n, stage: n }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('again'), back: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('resume') }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('stall'), run: n }) },
)

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

/** How whoever has it rules on what was asked, one way or the other; somebody who did not ask for it himself. */
function rulingOf(one: CaseHarness, { ruling, assignee }: Task, choice: number): Asked | undefined {
  if (ruling === undefined || ruling.report !== undefined || assignee.kind === 'party') return undefined
  const grant = choice % 3 !== 0
  const taskId = ruling.asked?.taskId ?? ''
  const proposal = ruling.proposal ?? 0
  const { ground = 'litigation' } = one.case.proposal?.to === 'end' ? one.case.proposal : {}
  const actions: Partial<Record<typeof ruling.on, CaseAction>> = {
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
  const action = actions[ruling.on]
  return who && action && { who: { ...who, grids }, command: { type: 'act', action } }
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
        sameBy: { by: 'nothing' },
      } as const
      const merge = action.action === 'merge' || action.action === 'undo-merge'
      return {
        who: { ...who, grids: who.grids.length > 0 ? [one.case.place.grid] : [] },
        command: { type: 'act', action },
        ...(merge ? { read: { target, ledTo: target } } : {}),
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
