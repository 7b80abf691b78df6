/** Examples for the pages about the API: requests by hand, answers made by the functions' own views. */

import type * as z from 'zod'
import { createCalendar } from '#adapters/calendar.ts'
import type { CaseAction } from '#domain/case/actions.ts'
import { type Case, caseRecord } from '#domain/case/case.ts'
import type { TASK_OUTCOMES } from '#domain/case/outcomes.ts'
import { type Task, type TaskKind, task } from '#domain/case/task.ts'
import { begin } from '#domain/clock/deadline.ts'
import { EVENTS } from '#domain/events/index.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import { noOrders, type StandingOrders } from '#domain/orders/orders.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import type { ReportAction } from '#domain/report/act.ts'
import { reportIdOf } from '#domain/report/names.ts'
import { type Report, report } from '#domain/report/report.ts'
import { type Submission, submission } from '#domain/report/submission.ts'
import { owedView } from '#functions/api/owed-view.ts'
import { caseView, explainedTask, ordersView, taskView } from '#functions/api/views.ts'

const CASE = 'c-01jcyq6f3kcy5e7xq2m4w8h0zd'
const TRACKING_CODE = 'DG7K3M9Q2X5T8W4R6P'
const REPORT = reportIdOf(TRACKING_CODE)

/** The words of a report, as the web page sends them. */
export const SUBMISSION: Submission = submission.parse({
  channel: 'web',
  appeal: 'complaint',
  description: '国定路555弄的非机动车棚里有人搭了储藏室，门口堆着易燃物，还用煤气瓶烧饭。',
  place: '国定路555弄',
  reporter: { name: '王女士', phone: '13800000000' },
})

/** One outcome for each kind of task. */
export const OUTCOMES: { readonly [K in TaskKind]: z.input<(typeof TASK_OUTCOMES)[K]> } = {
  contact: { outcome: 'accepted', note: '已电话确认，属实。' },
  verify: { outcome: 'accepted', note: '现场核实属实。' },
  dispatch: { outcome: 'dispatched', lead: 'chengguan', cooperating: ['pinganban', 'fangban'] },
  handle: {
    outcome: 'promised',
    who: '车棚管理员',
    what: '自行拆除搭建并清运堆物',
    until: '2021-01-21T09:30:00.000Z',
  },
  reinspect: { outcome: 'failed', note: '整改不力，搭建未拆。' },
  decide: {
    outcome: 'plan',
    items: [
      {
        item: 'notice',
        party: 'wuye',
        action: '当天书面告知，三日内自行整改',
        dueAt: '2021-01-25T09:30:00.000Z',
      },
      {
        item: 'enforce',
        party: 'guanliban',
        action: '逾期未改的，定日联合整治',
        dueAt: '2021-01-29T09:30:00.000Z',
        after: { item: 'notice', ending: 'lapsed' },
      },
    ],
  },
  'plan-item': { outcome: 'done', note: '已拆除并清运。' },
  review: { outcome: 'condition-met', note: '用电改造已完成。' },
  'follow-up': {
    outcome: 'called',
    reportId: REPORT,
    solved: true,
    satisfied: 'satisfied',
    note: '希望长效管理。',
  },
  'report-back': { outcome: 'reported', note: '已约谈物业，棚内住人已清退。' },
  consent: { outcome: 'given', note: '同意结案。' },
  alert: { outcome: 'noted', note: '已通知应急力量，值班长到岗。' },
}

const TASK = `${CASE}.3`

/** One of each action. */
export const ACTIONS: { readonly [A in CaseAction['action']]: Extract<CaseAction, { action: A }> } = {
  sign: { action: 'sign', taskId: TASK },
  urge: { action: 'urge', taskId: TASK },
  'answer-urge': { action: 'answer-urge', taskId: TASK, note: '设备今日到场，明日完成。' },
  'rule-on-return': { action: 'rule-on-return', taskId: TASK, accept: true, replacement: 'fangban' },
  'object-to-ruling': { action: 'object-to-ruling', taskId: TASK, note: '该处为公共绿地，不属我单位。' },
  'rule-finally': {
    action: 'rule-finally',
    taskId: TASK,
    accept: true,
    replacement: 'fangban',
    note: '房屋类由房办主责，今后照此派遣。',
    keepAs: [
      { as: 'not-sent', onlyCondition: false, onlyGrid: false },
      { party: 'fangban', as: 'lead', onlyCondition: false, onlyGrid: false },
    ],
  },
  'ask-extension': {
    action: 'ask-extension',
    taskId: TASK,
    until: '2021-01-29T09:30:00.000Z',
    note: '需等待专业设备到场。',
  },
  'rule-on-extension': { action: 'rule-on-extension', taskId: TASK, grant: true },
  'ask-processing': {
    action: 'ask-processing',
    taskId: TASK,
    processing: 'comprehensive',
    note: '涉及多户，需逐户谈话。',
    evidence: ['现场勘查记录2021-01-19'],
  },
  'rule-on-processing': { action: 'rule-on-processing', taskId: TASK, grant: true },
  release: { action: 'release', taskId: TASK, note: '现场无需配合。' },
  'add-party': { action: 'add-party', party: 'wuye' },
  'promise-kept': { action: 'promise-kept' },
  whistle: {
    action: 'whistle',
    ground: 'several-departments',
    mode: 'on-site',
    parties: ['chengguan', 'wuye'],
    reportInBy: '2021-01-22T06:00:00.000Z',
  },
  'report-in': { action: 'report-in', party: 'wuye' },
  'keep-minutes': { action: 'keep-minutes', note: '三方到场，一致同意三日内自行整改。' },
  'amend-plan': {
    action: 'amend-plan',
    items: [
      {
        item: 'notice',
        party: 'wuye',
        action: '再次书面告知，五日内自行整改',
        dueAt: '2021-01-27T09:30:00.000Z',
      },
    ],
    note: '住户已签字承诺，延长两日。',
  },
  countersign: { action: 'countersign' },
  'refuse-proposal': { action: 'refuse-proposal' },
  terminate: { action: 'terminate', grounds: 'policy-exhausted', note: '已告知进一步救济途径。' },
  refer: { action: 'refer', note: '一个部门解决不了。' },
  transfer: { action: 'transfer', to: 'siping-street', note: '地点在四平路街道辖区内。' },
  merge: { action: 'merge', into: 'c-01jcyq0000000000000000000a' },
  end: { action: 'end', ground: 'litigation', note: '已进入诉讼程序。' },
  correct: { action: 'correct', matter: 'exposed-rubbish' },
  'adopt-pack': { action: 'adopt-pack' },
  supervise: { action: 'supervise', note: '多次反映未果，区里督办。' },
  'lift-supervision': { action: 'lift-supervision', note: '已妥善处置。' },
  'ask-consent': { action: 'ask-consent', to: 'park', note: '需待雨季过后施工。' },
  reopen: { action: 'reopen', note: '错结：搭建仍在。' },
}

/** One of each action on the standing orders. */
export const ORDERS_ACTIONS: {
  readonly [A in OrdersAction['action']]: Extract<OrdersAction, { action: A }>
} = {
  delegate: {
    action: 'delegate',
    grid: 'g1',
    to: 'b5d4c3a2-0000-4000-8000-000000000001',
    until: '2021-01-22T09:30:00.000Z',
  },
  'end-delegation': { action: 'end-delegation', delegationId: 'd-1' },
  'withdraw-rule': { action: 'withdraw-rule', ruleId: 'r-2-1', note: '职责清单已调整。' },
}

/** One of each action on a report. */
export const REPORT_ACTIONS: {
  readonly [A in ReportAction['action']]: Extract<ReportAction, { action: A }>
} = {
  'record-contact': { action: 'record-contact', note: '已电话联系，同前一件。' },
  'record-reply': { action: 'record-reply', how: 'phone', note: '已告知处置结果。' },
  'ask-extension': { action: 'ask-extension', note: '涉及产权认定，需多部门会商。' },
  'rule-on-extension': { action: 'rule-on-extension', grant: true },
}

const AT = '2021-01-18T01:00:00.000Z'

const EXAMPLE_CASE: Case = caseRecord.parse({
  schemaVersion: 1,
  caseId: CASE,
  jurisdiction: 'wujiaochang',
  packVersion: 1,
  version: 4,
  sequence: 7,
  chainHash: '0'.repeat(64),
  run: 1,
  openedAt: AT,
  place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
  matter: 'illegal-structure',
  condition: 'penalise',
  appeal: 'complaint',
  emergency: false,
  whose: 'ordinary',
  confirmedInPerson: false,
  reporterless: false,
  foundByCentre: false,
  round: 1,
  referred: false,
  step: 'grid',
  referrals: [],
  lead: 'chengguan',
  cooperating: ['pinganban', 'fangban'],
  judged: [],
  attempts: [],
  called: { settled: 0, unsolved: 0 },
  failedReinspections: 0,
  returns: 0,
  returners: [],
  brokenPromises: 0,
  notContent: 0,
  tasks: 5,
  joinsSeen: 0,
  status: 'open',
  position: { at: 'in', run: 1, visit: 3, stage: 'handling', openedAt: AT },
})

/** The working hours of the sample pack. */
const HOURS = [
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:30' },
]

const EXAMPLE_TASK: Task = task.parse({
  schemaVersion: 1,
  taskId: TASK,
  caseId: CASE,
  jurisdiction: 'wujiaochang',
  run: 1,
  visit: 3,
  stage: 'handling',
  kind: 'handle',
  part: 'lead',
  assignee: { kind: 'party', party: 'chengguan' },
  sentAt: AT,
  dueAt: '2021-01-27T09:30:00.000Z',
  deadline: begin({
    kind: 'limit',
    limit: { amount: 7, unit: 'working-day' },
    start: AT,
    source: {
      ref: 'wujiaochang@1/matters/illegal-structure/penalise/general/handling',
      name: { zh: '私搭乱建·立案查处·处置', en: 'Unlawful structure, Investigate and penalise, handling' },
    },
  }),
  warnings: [],
  urged: 0,
})

const EXAMPLE_PRECEDENT: Precedent = precedent.parse({
  schemaVersion: 1,
  precedentId: CASE,
  jurisdiction: 'wujiaochang',
  version: 31,
  revision: 0,
  status: 'standing',
  matter: 'illegal-structure',
  placeKey: 'guoding-555',
  grid: 'g1',
  placeKind: 'residential',
  problem: '车棚里有人搭了储藏室，门口堆着易燃物，还用煤气瓶烧饭。',
  confirmation: 'reporter-says-solved',
  openedAt: AT,
  archivedAt: '2021-02-01T07:00:00.000Z',
  rounds: 1,
  lead: 'chengguan',
  parties: [
    {
      party: 'chengguan',
      outcomes: ['promised', 'done'],
      did: ['看管人员承诺三日内自行整改。', '棚内框架已拆除，堆物已清理。'],
    },
  ],
  setbacks: [
    {
      stage: 'reinspection',
      outcome: 'promise-broken',
      at: '2021-01-21T06:00:00.000Z',
      parties: ['chengguan'],
      words: '整改不力，棚内仍有框架。',
    },
  ],
  plan: [{ item: 'notice', party: 'wuye', action: '当天书面告知，三日内自行整改', ending: 'lapsed' }],
  stageMillis: { confirm: 3_600_000 },
  workingDays: 10,
  returns: 0,
  followUp: [{ solved: true, satisfied: 'satisfied', words: '希望长效管理。' }],
  watchUntil: '2021-05-02T07:00:00.000Z',
  recurred: [],
  trail: [],
})
const EXAMPLE_FACTS = {
  matter: EXAMPLE_PRECEDENT.matter,
  placeKey: EXAMPLE_PRECEDENT.placeKey,
  placeKind: 'residential',
  confirmation: EXAMPLE_PRECEDENT.confirmation,
  archivedAt: EXAMPLE_PRECEDENT.archivedAt,
  watchUntil: EXAMPLE_PRECEDENT.watchUntil,
  workingDays: EXAMPLE_PRECEDENT.workingDays,
  returns: 0,
  recurred: 0,
  lead: 'chengguan',
}

const EXAMPLE_ANSWER = {
  ...EXAMPLE_FACTS,
  precedentId: CASE,
  score: 41.27,
  problem: EXAMPLE_PRECEDENT.problem,
  outcome: '棚内框架已拆除，堆物已清理。',
  highlights: { problem: { text: EXAMPLE_PRECEDENT.problem, marks: [{ from: 0, to: 2 }] } },
  reasons: [
    { kind: 'words', terms: ['车棚'] },
    { kind: 'same-place' },
    { kind: 'same-matter' },
    { kind: 'reporter-says-solved' },
  ],
}
const EXAMPLE_LIKE_THIS = {
  count: 18,
  leads: [
    { party: 'chengguan', count: 15 },
    { party: 'fangban', count: 3 },
  ],
  medianWorkingDays: 4,
  recurred: 2,
  returned: 1,
  latest: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
  atSuchPlaces: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
}

/** A report that joined a case, was contacted and has its answer. */
const REPLIED: Report = report.parse({
  schemaVersion: 1,
  status: 'joined',
  reportId: REPORT,
  trackingCode: TRACKING_CODE,
  jurisdiction: 'wujiaochang',
  version: 3,
  sequence: 3,
  chainHash: '0'.repeat(64),
  channel: SUBMISSION.channel,
  appeal: SUBMISSION.appeal,
  receivedAt: AT,
  confirmedInPerson: false,
  emergency: false,
  reachable: true,
  caseId: CASE,
  joinedAt: AT,
  owed: {
    packVersion: 1,
    contact: { limit: { amount: 1, unit: 'working-day' }, dueAt: '2021-01-19T09:30:00.000Z' },
    reply: { limit: { amount: 5, unit: 'working-day' }, dueAt: '2021-01-25T09:30:00.000Z' },
  },
  contactedAt: '2021-01-18T02:00:00.000Z',
  replied: { at: '2021-01-22T02:00:00.000Z', how: 'phone' },
  callBacks: [],
  attempts: [],
})
const VIEWED = { now: '2021-01-22T02:00:00.000Z', calendar: createCalendar(HOURS) }

const opened = EVENTS.find((one) => one.type === 'case-opened')

const EXAMPLE_ORDERS: StandingOrders = {
  ...noOrders('wujiaochang'),
  delegations: [
    {
      delegationId: 'd-1',
      grid: 'g1',
      to: 'b5d4c3a2-0000-4000-8000-000000000001',
      from: AT,
      until: '2021-01-22T09:30:00.000Z',
      by: 'b5d4c3a2-0000-4000-8000-000000000002',
      at: AT,
    },
  ],
  rules: [
    {
      ruleId: 'r-2-1',
      matter: 'illegal-structure',
      party: 'fangban',
      as: 'lead',
      origin: { caseId: CASE, taskId: TASK, by: 'b5d4c3a2-0000-4000-8000-000000000003', at: AT },
    },
  ],
}

/** One answer of each route. */
export const ANSWERS = {
  orders: { ...ordersView(EXAMPLE_ORDERS, AT), timeline: { items: [] } },
  ordersChanged: { action: 'delegate', ...ordersView(EXAMPLE_ORDERS, AT) },
  receipt: { reportId: REPORT, trackingCode: TRACKING_CODE },
  tracking: {
    trackingCode: TRACKING_CODE,
    receivedAt: AT,
    openedAt: AT,
    answerBy: '2021-01-25T09:30:00.000Z',
    status: { code: 'open', zh: '办理中', en: 'Being worked on' },
    stage: { code: 'handling', zh: '处置', en: 'Departments handle it' },
  },
  withdrawal: { trackingCode: TRACKING_CODE, status: 'withdrawn' },
  tasks: { items: [taskView(EXAMPLE_TASK)] },
  case: {
    case: caseView(EXAMPLE_CASE),
    reports: 1,
    tasks: [explainedTask(EXAMPLE_TASK, createCalendar(HOURS))],
    timeline: {
      items: [
        { sequence: 1, at: AT, actor: 'system', type: 'case-opened', data: opened?.example, texts: {} },
      ],
    },
  },
  reports: {
    items: [
      {
        reportId: REPORT,
        channel: SUBMISSION.channel,
        appeal: SUBMISSION.appeal,
        status: 'joined',
        receivedAt: AT,
        description: SUBMISSION.description,
        place: SUBMISSION.place,
        reporter: SUBMISSION.reporter,
        ...owedView(REPLIED, undefined, VIEWED),
        callBacks: [],
      },
    ],
  },
  outcome: { taskId: TASK, outcome: 'done', case: caseView(EXAMPLE_CASE) },
  actedOnReport: { action: 'record-reply', reportId: REPORT, ...owedView(REPLIED, undefined, VIEWED) },
  acted: { action: 'add-party', case: caseView(EXAMPLE_CASE) },
  precedent: EXAMPLE_PRECEDENT,
  precedents: {
    complete: true,
    items: [EXAMPLE_ANSWER],
    advice: {
      matters: [{ matter: 'illegal-structure', share: 1 }],
      here: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
      likeThis: EXAMPLE_LIKE_THIS,
      plans: [{ precedentId: CASE, plan: EXAMPLE_PRECEDENT.plan }],
    },
  },
  intakeAdvice: {
    complete: true,
    missing: [],
    matters: [
      {
        matter: 'illegal-structure',
        name: { zh: '私搭乱建', en: 'Unlawful structure' },
        reasons: [
          { kind: 'keywords', words: ['车棚'] },
          { kind: 'precedents', share: 1, precedentIds: [CASE] },
          { kind: 'here-before', times: 1 },
        ],
      },
    ],
    place: {
      key: 'guoding-555',
      grid: 'g1',
      by: 'begun',
      name: '国定路555弄',
      kind: 'residential',
      candidates: [{ code: 'guoding-555', name: '国定路555弄', grid: 'g1' }],
    },
    duplicates: [
      {
        caseId: 'c-01m83hj0kqgt4vw25mgvzd5nf7',
        matter: 'illegal-structure',
        openedAt: AT,
        stage: { code: 'handling', zh: '处置', en: 'Departments handle it' },
        lead: 'chengguan',
      },
    ],
    here: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
    likeThis: EXAMPLE_LIKE_THIS,
    like: [EXAMPLE_ANSWER],
  },
} as const
