/** Examples of what is sent, for the pages about the API. */
import type * as z from 'zod'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { TASK_OUTCOMES } from '#domain/case/asked/outcomes.ts'
import type { TaskKind } from '#domain/case/record/task.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import type { StaffAction } from '#domain/people/change-staff.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import { type Submission, submission } from '#domain/report/record/submission.ts'
import { REPORT, TASK } from './example-names.ts'

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
  'lead-contact': { outcome: 'contacted', note: '已与诉求人通话，约定明天上午上门。' },
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
  'interim-reply': { outcome: 'told' },
  'report-back': { outcome: 'reported', note: '已约谈物业，棚内住人已清退。' },
  consent: { outcome: 'given', note: '同意结案。' },
  'call-out': {
    outcome: 'called',
    to: 'gas-works',
    at: '2021-01-17T18:34:00.000Z',
    answeredBy: '962777 接线员 0311',
  },
  'check-alarm': { outcome: 'emergency', how: 'called', note: '楼道内燃气味明显，已提醒勿开电器。' },
  ruling: { outcome: 'handed-up', note: '涉及两街道边界，请主任定。' },
  alert: { outcome: 'noted', note: '已通知应急力量，值班长到岗。' },
  'take-note': { outcome: 'noted', note: '已知悉，派人到场说明。' },
}

/** One of each action. */
export const ACTIONS: { readonly [A in CaseAction['action']]: Extract<CaseAction, { action: A }> } = {
  sign: { action: 'sign', taskId: TASK },
  urge: { action: 'urge', taskId: TASK },
  'name-subjects': { action: 'name-subjects', parties: ['wuye'] },
  'hazard-found': { action: 'hazard-found', note: '现场有液化气钢瓶，棚内住人。' },
  'mark-sensitive': { action: 'mark-sensitive', as: ['crowd'], note: '已有三十余人聚集，拟到街道反映。' },
  'unmark-sensitive': { action: 'unmark-sensitive', note: '人员已散，问题已解决。' },
  'call-off': {
    action: 'call-off',
    declaredBy: '消防救援站现场指挥员李队',
    note: '阀门已关闭，检测无泄漏。',
  },
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
  countersign: { action: 'countersign', proposal: 12 },
  'refuse-proposal': { action: 'refuse-proposal', proposal: 12 },
  terminate: {
    action: 'terminate',
    grounds: 'policy-exhausted',
    publicWords: '两次检测均达标，现行标准没有更高的要求。',
    note: '已告知进一步救济途径。',
  },
  refer: { action: 'refer', note: '一个部门解决不了。' },
  'take-over': { action: 'take-over', note: '网格长外出，未设代理。' },
  'accept-transfer': { action: 'accept-transfer', reference: 'SP-2021-0118' },
  transfer: { action: 'transfer', to: 'siping-street', note: '地点在四平路街道辖区内。' },
  'undo-merge': { action: 'undo-merge', note: '两处是不同的车棚，各自办理。' },
  merge: { action: 'merge', into: 'c-01jcyq0000000000000000000a' },
  end: { action: 'end', ground: 'litigation', note: '已进入诉讼程序。' },
  correct: { action: 'correct', place: { text: '国定路555弄北门', grid: 'g1' }, matter: 'exposed-rubbish' },
  'adopt-pack': { action: 'adopt-pack' },
  supervise: { action: 'supervise', note: '多次反映未果，区里督办。' },
  'lift-supervision': { action: 'lift-supervision', note: '已妥善处置。' },
  'ask-consent': { action: 'ask-consent', to: 'park', note: '需待雨季过后施工。' },
  reopen: { action: 'reopen', note: '错结：搭建仍在。' },
  'sent-back': { action: 'sent-back', note: '区水务局退回：不属其管辖河道。' },
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
  'record-inquiry': { action: 'record-inquiry', note: '诉求人再次来电，问何时处理。' },
  'ask-reply': { action: 'ask-reply', words: '您好，您反映的车棚违规搭建已拆除，现场核查通过。' },
  'rule-on-reply': { action: 'rule-on-reply', grant: true },
  'record-reply': { action: 'record-reply', how: 'phone', note: '已告知处置结果。' },
  'ask-extension': { action: 'ask-extension', note: '涉及产权认定，需多部门会商。' },
  'rule-on-extension': { action: 'rule-on-extension', grant: true },
  'end-report': {
    action: 'end-report',
    ground: 'not-our-jurisdiction',
    door: 'yinhang-street',
    note: '反映地点在殷行街道，已告知。',
  },
  'split-off': { action: 'split-off', matter: 'exposed-rubbish', note: '反映的是门外垃圾，与车棚无关。' },
  'rule-on-end': { action: 'rule-on-end', grant: true, note: '情况属实，同意。' },
}

/** One of each action on people. */
export const PEOPLE_ACTIONS: {
  readonly [A in StaffAction['action']]: Extract<StaffAction, { action: A }>
} = {
  add: { action: 'add', account: 'wang.min', name: '王敏' },
  rename: { action: 'rename', id: 'b5d4c3a2-0000-4000-8000-000000000001', name: '王敏（借调）' },
  post: {
    action: 'post',
    id: 'b5d4c3a2-0000-4000-8000-000000000001',
    role: 'grid-leader',
    grid: 'g1',
    from: '2021-01-03T16:00:00.000Z',
  },
  'end-posting': {
    action: 'end-posting',
    id: 'b5d4c3a2-0000-4000-8000-000000000001',
    postingId: 'p-2',
  },
  disable: { action: 'disable', id: 'b5d4c3a2-0000-4000-8000-000000000001' },
  enable: { action: 'enable', id: 'b5d4c3a2-0000-4000-8000-000000000001' },
}

/** What is sent to each route, by its id. */
export const REQUESTS = {
  submitReport: { web: SUBMISSION },
  submitDeskReport: {
    'hotline-taken-in-person': { ...SUBMISSION, channel: 'hotline', confirmedInPerson: true },
    patrol: {
      channel: 'patrol',
      appeal: 'help',
      description: '井盖缺失，已放置围挡。',
      place: '国定路555弄门口',
      matter: 'manhole-cover',
      emergency: true,
      point: { lat: 31.3, lng: 121.51, datum: 'WGS-84' },
    },
  },
  actOnReport: REPORT_ACTIONS,
  recordOutcome: OUTCOMES,
  actOnCase: ACTIONS,
  changeStandingOrders: ORDERS_ACTIONS,
  changePeople: PEOPLE_ACTIONS,
  takeLedger: {
    'late-on-the-board': { board: 'street', late: 'true' },
    'ended-in-a-month': { ended: '2021-02', language: 'en' },
  },
  searchPrecedentsAtLength: {
    text: { q: '车棚里有人搭了库房，门口堆着易燃物，晚上还用煤气瓶烧饭。', limit: 5 },
  },
  adviseIntake: {
    typing: { description: '车棚里有人搭了库房，还用煤', place: '国定路555' },
    empty: {},
  },
  reviewPrecedent: {
    edit: {
      action: 'edit',
      revision: 0,
      problem: '车棚内搭建储藏室，棚外堆放易燃物。',
      plan: [{ item: 'notice', action: '当天书面告知，三日内自行整改' }],
      reason: '删去与案情无关的内容',
    },
    words: {
      action: 'edit',
      revision: 0,
      setbacks: [{ index: 0, words: '棚内仍有人居住，整改不力。' }],
      parties: [{ party: 'chengguan', did: [{ index: 0, words: '拆除棚内框架，清理堆物。' }] }],
      followUp: [{ index: 0, words: null }],
      reason: '删去可能认出当事人的内容',
    },
    withdraw: { action: 'withdraw', reason: '处置依据已经失效' },
    restore: { action: 'restore', reason: '已经核实，依据仍然有效' },
  },
}
