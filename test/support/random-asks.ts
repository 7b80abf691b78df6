import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { CONSENTS } from '#domain/case/record/supervision.ts'
import type { TaskKind } from '#domain/case/record/task.ts'
import { ROUTED_AS } from '#domain/orders/record/orders.ts'
import { PROCESSINGS } from '#domain/pack/limits-table.ts'
import type { Actor } from '#domain/people/actor.ts'
import { HOUSE } from '#domain/people/house.ts'
import type { ReportAction } from '#domain/report/asked.ts'
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
export const SQUAD_INSPECTOR: Actor = { ...inspector, id: 'u-squad-inspector', party: 'chengguan' }
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

export const pick = <T>(from: readonly T[], choice: number): T => {
  const picked = from[choice % from.length]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

export const later = (one: CaseHarness, hours: number): string =>
  new Date(Date.parse(one.now) + hours * 3_600_000).toISOString()

const note = SECRET

/** What somebody might do about a single report. */
export const REPORT_ASKS: readonly ReportAction[] = [
  { action: 'end-report', ground: 'empty', note },
  { action: 'end-report', ground: 'not-confirmed', note },
  { action: 'end-report', ground: 'threat', note },
  { action: 'end-report', ground: 'not-our-jurisdiction', note },
  { action: 'end-report', ground: 'legal-route', door: 'court', note },
  { action: 'rule-on-end', grant: true, note },
  { action: 'rule-on-end', grant: false, note },
  { action: 'ask-extension', note },
  { action: 'rule-on-extension', grant: true, note },
  { action: 'rule-on-extension', grant: false },
  { action: 'ask-reply', words: '已处置' },
  { action: 'rule-on-reply', grant: true, note },
  { action: 'rule-on-reply', grant: false },
  { action: 'record-reply', how: 'phone', note },
  { action: 'split-off', note },
  { action: 'split-off', matter: 'exposed-rubbish', note },
  { action: 'record-contact', note },
]

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
    'lead-contact': [
      { outcome: 'contacted', note },
      { outcome: 'unreachable' },
      { outcome: 'contacted', note, recording: 'L-1' },
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
      { outcome: 'left-open', note },
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
    'take-note': [{ outcome: 'noted', note }],
    'follow-up': [
      { outcome: 'called', reportId, solved, satisfied: 'not-said', note },
      { outcome: 'called', reportId, solved, satisfied: 'satisfied' },
      { outcome: 'unreachable', reportId },
    ],
    'interim-reply': [{ outcome: 'told' }, { outcome: 'told', words: '已列入年度计划' }],
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

export const whistleOf = (one: CaseHarness, choice: number, hours: number): CaseAction => ({
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
    { action: 'terminate', grounds: 'demand-unlawful', publicWords: note, note },
    { action: 'refer', note },
    { action: 'take-over', note },
    ...(choice % 4 === 0 ? ([{ action: 'correct', emergency: true }] as const) : []),
    { action: 'hazard-found', note },
    { action: 'mark-sensitive', as: ['crowd'], note },
    { action: 'unmark-sensitive', note },
    { action: 'call-off', declaredBy: SECRET, note },
    ...(choice % 4 === 1 ? [{ action: 'name-subjects' as const, parties: [party] }] : []),
    // Seldom people of the house, for then few may still act.
    ...(choice % 8 === 3 ? [{ action: 'name-subjects' as const, parties: [pick(HOUSE, choice >> 3)] }] : []),
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
    { action: 'undo-merge', note },
    { action: 'sent-back', note },
    { action: 'accept-transfer', reference: 'SP-1', note },
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
