import {
  caseItem,
  duplicateKeyItem,
  eventItem,
  eventTextItem,
  type Item,
  idempotencyItem,
  identityItem,
  linkItem,
  ordersItem,
  reportContentItem,
  reportItem,
  scheduledItem,
  taskItem,
  tokenItem,
} from '#adapters/dynamodb/items.ts'
import { pulseItem, pulseMarkItem } from '#adapters/dynamodb/pulse.ts'
import { buildCase, buildEvent, buildReport, buildTask, MONDAY } from '#adapters/examples.ts'
import type { PersonVault, SealedPerson } from '#adapters/kms/sealed-person.ts'
import type { CaseStore } from '#adapters/ports.ts'
import { scopesOf } from '#domain/case/pulse.ts'
import { NO_REPORTS } from '#domain/case/record/counters.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import { noOrders, type StandingOrders } from '#domain/orders/record/orders.ts'

export const CASE = buildCase({ version: 2 })
const ENDED = buildCase({ status: 'ended', endedAt: MONDAY, ending: 'archived' })
const PULSE_MARK = {
  sequence: 2,
  scopes: [...scopesOf({ case: CASE, tasks: [buildTask()], counters: NO_REPORTS })],
}
const PULSE_ITEM = pulseItem({ kind: 'grid', jurisdiction: CASE.jurisdiction, grid: CASE.place.grid })
export const REPORT = buildReport()
export const TASKS = [1, 2, 3].map((n) => buildTask({ taskId: `${CASE.caseId}.${n}` }))
const PROMISE = buildEvent(
  'promise-made',
  { until: MONDAY },
  { texts: { who: '看管人员', what: '三日内清理' } },
)
export const TEXTS = changesOf(PROMISE.changes, 'text')
const LATER = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 }, { sequence: 2 })
export const REPORT_TEXT = {
  description: '非机动车棚里的看管人员搭了库房，外面堆易燃物，还用煤气瓶烧饭，晚上味道很大，大家都怕着火。',
  place: '国定路555弄非机动车棚',
  salt: '0'.repeat(32),
}
/** A field of some 10 bytes as sealed: 12 of nonce and 16 of tag beside it, in base64. */
export const SEALED: SealedPerson = {
  schemaVersion: 1,
  jurisdiction: CASE.jurisdiction,
  dataKey: 'k'.repeat(248),
  fields: { name: 's'.repeat(52), phone: 's'.repeat(52) },
  phoneIndex: 'h'.repeat(43),
}
const CONTENT = reportContentItem(REPORT.reportId, { words: REPORT_TEXT, person: SEALED })
const TOKEN = { run: 1, visit: 1, arrivedAt: Date.parse(MONDAY), token: 't'.repeat(700) }
const SCHEDULED = {
  caseId: CASE.caseId,
  version: 9,
  moments: Object.fromEntries([1, 2, 3].map((n) => [`${CASE.caseId}.${n}`, MONDAY])),
}
const ANSWER = {
  key: '{key}',
  payloadHash: 'h'.repeat(64),
  answer: JSON.stringify({ reportId: REPORT.reportId, trackingCode: REPORT.trackingCode }),
  expiresAt: MONDAY,
}
export const COUNTERS: Item = {
  pk: { S: 'CASE#{caseId}' },
  sk: { S: 'A#2' },
  kind: { S: 'counters' },
  schemaVersion: { N: '1' },
  standing: { N: '1' },
  joined: { N: '0' },
  found: { N: '0' },
}
export const KEY = 'wujiaochang|guoding-555|shed-misuse'
/** Cases as a list holds them: what holds them up stands with them. */
export const LISTED = ['{caseId}-1', '{caseId}-2'].map((caseId) =>
  caseItem(
    buildCase({
      caseId,
      waitsFor: { who: [{ kind: 'party', party: 'chengguan' }], dueAt: MONDAY, pace: 'working' },
    }),
  ),
)
/** Looks as their list holds them. */
const LOOKS = [1, 2].map((sequence) => {
  const subject = `report/${REPORT.reportId}`
  return eventItem(buildEvent('report-person-shown', { reason: 'call-back' }, { subject, sequence }).event, 1)
})
export const LINKS = ['r-1', 'r-2'].map(() => linkItem(CASE.caseId, REPORT.reportId))

const ORDERS: StandingOrders = {
  ...noOrders(CASE.jurisdiction),
  version: 3,
  delegations: [
    {
      delegationId: 'd-1',
      grid: 'g1',
      to: 'u-deputy',
      from: MONDAY,
      until: MONDAY,
      by: 'u-leader',
      at: MONDAY,
    },
  ],
  rules: [
    {
      ruleId: 'r-2-1',
      matter: 'shed-misuse',
      party: 'chengguan',
      as: 'lead',
      origin: { caseId: CASE.caseId, taskId: `${CASE.caseId}.3`, by: 'u-shift-leader', at: MONDAY },
    },
  ],
}

/** A vault that seals everything alike. */
export const VAULT: PersonVault = {
  seal: async () => SEALED,
  open: async () => ({}),
  phoneIndex: async () => '{caller}',
}

/** One method as it is called, what it is for, and what each of its commands finds. */
export type Called<Port> = {
  readonly purpose: string
  readonly finds: readonly (readonly Item[])[]
  readonly call: (port: Port) => Promise<unknown>
}

export const [J, C, R] = ['{jurisdiction}', '{caseId}', '{reportId}']

/** Every method of the store of cases that reads, or writes without a decision. */
export const STORE: Readonly<Record<Exclude<keyof CaseStore, 'save'>, Called<CaseStore>>> = {
  loadCase: {
    purpose: 'What a decision reads: the case, its counters, its open tasks',
    finds: [[caseItem(CASE), COUNTERS, ...TASKS.map(taskItem)]],
    call: (store) => store.loadCase(C),
  },
  caseHeader: {
    purpose: 'The case, to show it',
    finds: [[caseItem(CASE)]],
    call: (store) => store.caseHeader(C),
  },
  caseHeaders: {
    purpose: 'The cases of a page of tasks, to say what each is about and what may be done',
    finds: [Array.from({ length: 20 }, () => caseItem(CASE))],
    call: (store) => store.caseHeaders(Array.from({ length: 20 }, (_, n) => `${C}-${n}`)),
  },
  loadReport: {
    purpose: 'A report, by its id or its tracking code (hashed into the id)',
    finds: [[reportItem(REPORT)]],
    call: (store) => store.loadReport(R),
  },
  reportText: {
    purpose: 'What the reporter wrote',
    finds: [[CONTENT]],
    call: (store) => store.reportText(R),
  },
  person: {
    purpose: 'Who reported',
    finds: [[CONTENT]],
    call: (store) => store.person(R),
  },
  caller: {
    purpose: 'The blind index of the number of whoever reported',
    finds: [[CONTENT]],
    call: (store) => store.caller(R),
  },
  token: {
    purpose: 'The token of the visit that stands',
    finds: [[tokenItem(CASE.caseId, TOKEN)]],
    call: (store) => store.token(C),
  },
  scheduled: {
    purpose: 'What the due times of a case were last scheduled as, so that nobody asks the scheduler',
    finds: [[scheduledItem(SCHEDULED)]],
    call: (store) => store.scheduled(C),
  },
  pulses: {
    purpose:
      'Whether desks, boards and cases have moved: a version for each, what a page asks while it stands open',
    finds: [[pulseMarkItem(`case/${CASE.caseId}`, PULSE_MARK)]],
    call: (store) => store.pulses([{ kind: 'case', caseId: C }]),
  },
  pulseMark: {
    purpose: 'How far a case or a report was folded into the pulse',
    finds: [[pulseMarkItem(`case/${CASE.caseId}`, PULSE_MARK)]],
    call: (store) => store.pulseMark(`case/${C}`),
  },
  movePulses: {
    purpose: 'Moves the versions of the scopes in which a case stands or stood, one write each',
    finds: [[PULSE_ITEM]],
    call: (store) => store.movePulses([{ kind: 'grid', jurisdiction: J, grid: '{grid}' }]),
  },
  keepPulseMark: {
    purpose: 'Keeps how far a case or a report was folded; of a case that is a further version of its own',
    finds: [[pulseMarkItem(`case/${CASE.caseId}`, PULSE_MARK)]],
    call: (store) => store.keepPulseMark(`case/${C}`, PULSE_MARK, { ...PULSE_MARK, sequence: 1 }),
  },
  standingOrders: {
    purpose:
      'Who stands in for whom, and which rulings are kept: when a deputy acts, and when Dispatch opens',
    finds: [[ordersItem(ORDERS)]],
    call: (store) => store.standingOrders(J),
  },
  keyHolder: {
    purpose: 'The open case of a place and matter',
    finds: [[duplicateKeyItem('{key}', { caseId: CASE.caseId, openedAt: MONDAY })]],
    call: (store) => store.keyHolder('{key}'),
  },
  identity: {
    purpose: 'The report that a number of another authority is',
    finds: [[identityItem('{key}', { reportId: REPORT.reportId, trackingCode: REPORT.trackingCode })]],
    call: (store) => store.identity('{key}'),
  },
  idempotencyRecord: {
    purpose: 'What was answered to an idempotency key',
    finds: [[idempotencyItem(ANSWER)]],
    call: (store) => store.idempotencyRecord('{key}'),
  },
  reportsOfCase: {
    purpose: 'The reports of a case, a page',
    finds: [LINKS],
    call: (store) => store.reportsOfCase(C),
  },
  reportsOfCaller: {
    purpose: 'The reports of one number in a case, all of them',
    finds: [LINKS],
    call: (store) => store.reportsOfCaller(C, '{caller}'),
  },
  history: {
    purpose: 'The events of a case or report with their texts, a page',
    finds: [[...TEXTS.map(eventTextItem), eventItem(PROMISE.event, 1)]],
    call: (store) => store.history('case/{caseId}'),
  },
  tasksOf: {
    purpose: 'What a party or role owes, reports that are owed something among it, by due time, a page',
    finds: [TASKS.map(taskItem)],
    call: (store) =>
      store.tasksOf({
        jurisdiction: J,
        assignee: { kind: 'role', role: 'inspector', grid: '{grid}' },
        dueBefore: '{due}',
        limit: 50,
      }),
  },
  board: {
    purpose: 'Open cases of a street, of a grid, or at a place of one, a page',
    finds: [LISTED],
    call: (store) => store.board({ jurisdiction: J, grid: '{grid}', placeKey: '{place}', limit: 50 }),
  },
  endedCases: {
    purpose: 'Cases that ended in a month, a page',
    finds: [LISTED],
    call: (store) => store.endedCases({ jurisdiction: J, month: '{month}', limit: 50 }),
  },
  looks: {
    purpose: 'Looks at who reported in a month, a page',
    finds: [LOOKS],
    call: (store) => store.looks({ jurisdiction: J, month: '{month}', limit: 50 }),
  },
  casesOfPhone: {
    purpose: 'The cases with which reports of a phone number stand, a page',
    finds: [LINKS],
    call: (store) => store.casesOfPhone({ jurisdiction: J, phone: '{phone}', limit: 50 }),
  },
  openCases: {
    purpose: 'The ids of open cases, for the sweep, a page',
    finds: [LISTED],
    call: (store) => store.openCases(J),
  },
  untriagedReports: {
    purpose: 'Reports without a case, for the sweep, a page',
    finds: [[keysOf(reportItem(REPORT))]],
    call: (store) => store.untriagedReports(J, '{before}'),
  },
  owedReports: {
    purpose:
      'Reports whose due time has passed and of which nothing was recorded since, for the sweep, a page',
    finds: [[keysOf(reportItem(REPORT))]],
    call: (store) => store.owedReports(J, '{before}'),
  },
  unpublishedEvents: {
    purpose:
      'Decisions not yet published, for the sweep, a page: the keys of their last events, then each event',
    finds: [[keysOf(eventItem(PROMISE.event, 1))], [eventItem(PROMISE.event, 1)]],
    call: (store) => store.unpublishedEvents(J, '{before}'),
  },
  markPublished: {
    purpose: 'Marks a decision as published',
    finds: [[eventItem(PROMISE.event, 1)]],
    call: (store) => store.markPublished(PROMISE.event),
  },
  uncompactedCases: {
    purpose: 'Cases that ended and whose events do not lie together yet, for the sweep, a page',
    finds: [[keysOf(caseItem(ENDED))]],
    call: (store) => store.uncompactedCases(J, '{before}'),
  },
  compactHistory: {
    purpose: 'Puts the events of a case that ended, or of a report of one, together in one item',
    finds: [[eventItem(PROMISE.event, 0), eventItem(LATER.event, 0)]],
    call: (store) => store.compactHistory('case/{caseId}'),
  },
  markCompacted: {
    purpose: 'Marks a case whose events lie together now',
    finds: [[caseItem(ENDED)]],
    call: (store) => store.markCompacted(ENDED),
  },
}

/** Every change a decision can make, as an example. */
export const CHANGES: readonly Change[] = [
  { kind: 'case', case: CASE },
  { kind: 'report', report: REPORT },
  {
    kind: 'report-content',
    reportId: REPORT.reportId,
    jurisdiction: CASE.jurisdiction,
    text: REPORT_TEXT,
    person: {},
  },
  ...TASKS.slice(0, 1).map((task): Change => ({ kind: 'task', task })),
  { kind: 'task-settled', caseId: CASE.caseId, taskId: `${CASE.caseId}.1` },
  { kind: 'counters', caseId: CASE.caseId, standing: -1, joined: 0 },
  { kind: 'standing-is', caseId: CASE.caseId, standing: 1, joined: 0 },
  { kind: 'link', caseId: CASE.caseId, reportId: REPORT.reportId },
  { kind: 'unlink', caseId: CASE.caseId, reportId: REPORT.reportId },
  { kind: 'claim-key', key: KEY, caseId: CASE.caseId, openedAt: MONDAY },
  { kind: 'release-key', key: KEY, caseId: CASE.caseId },
  { kind: 'key-is-held', key: KEY, caseId: CASE.caseId },
  ...TEXTS.slice(0, 1),
  ...TEXTS.slice(0, 1).map(
    ({ subject, sequence, field }): Change => ({ kind: 'text-erased', subject, sequence, field }),
  ),
  { kind: 'event', event: PROMISE.event },
  { kind: 'token', caseId: CASE.caseId, ...TOKEN },
  { kind: 'idempotency', ...ANSWER },
]

/** An item as an index shows it that projects keys only. */
function keysOf(item: Item): Item {
  const names = ['pk', 'sk', 'sweepPk', 'sweepSk']
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))
}
