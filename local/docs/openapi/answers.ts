/** Examples of what is answered, for the pages about the API: made by the functions' own views. */

import { createCalendar } from '#adapters/calendar.ts'
import { STAGE_WORDS } from '#domain/report/tracker/words.ts'
import { caseActionView } from '#functions/api/action-view.ts'
import { boardLineView } from '#functions/api/board-line-view.ts'
import { caseGist, caseView } from '#functions/api/case-view.ts'
import { listedTaskView } from '#functions/api/duty-view.ts'
import { ordersView } from '#functions/api/orders-view.ts'
import { owedView } from '#functions/api/owed-view.ts'
import { personView } from '#functions/api/person-view.ts'
import { explainedTask } from '#functions/api/task-view.ts'
import { CASE, REPORT, TASK, TRACKING_CODE } from './example-names.ts'
import {
  AT,
  AVAILABLE,
  EXAMPLE_CASE,
  EXAMPLE_FACTS,
  EXAMPLE_FOUND,
  EXAMPLE_LIKE_THIS,
  EXAMPLE_MEMBER,
  EXAMPLE_ORDERS,
  EXAMPLE_PRECEDENT,
  EXAMPLE_RECEIPT,
  EXAMPLE_TASK,
  HOURS,
  NAMES,
  opened,
  READING,
  REPLIED,
  SHARED,
  VIEWED,
} from './examples.ts'
import { SUBMISSION } from './requests.ts'

/** What each route answers, by its id. */
export const ANSWERS = {
  listPeople: {
    items: [personView(EXAMPLE_MEMBER, EXAMPLE_MEMBER.postings, { account: false })],
    roles: [{ code: 'grid-leader', postedTo: 'grid' }],
  },
  changePeople: {
    action: 'post',
    person: personView(EXAMPLE_MEMBER, EXAMPLE_MEMBER.postings, { account: true }),
  },
  listPacks: {
    items: [
      {
        version: 2,
        zh: '五角场街道',
        en: 'Wujiaochang Subdistrict',
        publishedAt: AT,
        publishedBy: 'liu.yang',
        served: true,
      },
    ],
    parts: [
      {
        code: 'policy',
        zh: '政策',
        en: 'Policy',
        count: 1,
        differences: [
          {
            change: 'changed',
            about: { zh: '研判', en: 'a decision' },
            before: { zh: '2个工作日', en: '2 working days' },
            after: { zh: '3个工作日', en: '3 working days' },
          },
        ],
      },
    ],
  },
  dryRunPack: {
    items: [
      {
        caseId: CASE,
        matter: 'illegal-structure',
        openedAt: AT,
        packVersion: 1,
        differences: [
          {
            about: { zh: '派遣', en: 'routing' },
            words: { zh: '主责：五角场城管中队 → 社区平安办', en: 'lead: Urban Management → Safety Office' },
          },
        ],
      },
    ],
    tried: 20,
    cursor: 'eyJrIjoiIn0',
  },
  listStalled: {
    items: [
      {
        caseId: CASE,
        matter: 'illegal-structure',
        stage: 'handling',
        run: 1,
        since: AT,
        error: 'ExecutionFailed',
      },
    ],
    looked: 100,
  },
  resumeStalled: { caseId: CASE, run: 2 },
  listSetAside: { items: [{ queue: 'Reconcile', count: 3, movable: true }] },
  moveBack: { queue: 'Reconcile', moved: 3 },
  takeLedger: {
    name: '台账-ended-2021-02-2021-03-01.csv',
    csv: '\ufeff"案件编号","立案时间","地点"\r\n"c-01m83jx7h69fr214bp0d57wa0d","2021-01-18 09:10","国定路555弄"\r\n',
    lines: 1,
  },
  readStandingOrders: { ...ordersView(EXAMPLE_ORDERS, AT, NAMES), timeline: { items: [] } },
  changeStandingOrders: { action: 'delegate', ...ordersView(EXAMPLE_ORDERS, AT, NAMES) },
  submitReport: EXAMPLE_RECEIPT,
  submitDeskReport: EXAMPLE_RECEIPT,
  trackReport: {
    trackingCode: TRACKING_CODE,
    receivedAt: AT,
    openedAt: AT,
    answerBy: '2021-01-25T09:30:00.000Z',
    status: { code: 'open', zh: '办理中', en: 'Being worked on' },
    stage: { code: 'handling', ...STAGE_WORDS.handling.title },
    words: STAGE_WORDS.handling.words,
    handledBy: [{ zh: '五角场城管中队', en: 'Wujiaochang urban management squad' }],
    steps: [
      { at: AT, zh: '收到您的反映', en: 'Your report was received' },
      { at: AT, zh: '立案', en: 'A case was opened' },
    ],
    actions: [
      { action: 'supplement', zh: '补充', en: 'Add something' },
      { action: 'withdraw', zh: '撤回', en: 'Take it back' },
    ],
  },
  lookAtReporter: SUBMISSION.reporter,
  readPulse: { versions: { desk: '12.40', [`case:${CASE}`]: '7', 'board:g1': '315' } },
  listLooks: {
    items: [
      {
        at: AT,
        by: { id: 'u-call-taker', name: '李受理' },
        reason: 'call-back',
        reportId: REPORT,
        caseId: CASE,
        place: EXAMPLE_CASE.place.text,
        matter: EXAMPLE_CASE.matter,
      },
    ],
  },
  actAsReporter: { trackingCode: TRACKING_CODE, action: 'supplement' },
  withdrawReport: { trackingCode: TRACKING_CODE, status: 'withdrawn' },
  listTasks: {
    items: [
      {
        ...listedTaskView(EXAMPLE_TASK, { now: EXAMPLE_TASK.sentAt, calendar: createCalendar(HOURS) }),
        case: caseGist(EXAMPLE_CASE, READING),
        actions: AVAILABLE.slice(0, 2).map(SHARED.view(CASE, EXAMPLE_TASK)),
      },
    ],
    people: {},
    forms: SHARED.forms,
  },
  listCases: {
    items: [
      boardLineView(
        {
          ...EXAMPLE_CASE,
          waitsFor: {
            who: [{ kind: 'party', party: 'chengguan' }],
            dueAt: EXAMPLE_TASK.dueAt,
            pace: 'working',
          },
        },
        READING,
        { now: EXAMPLE_TASK.sentAt, calendar: createCalendar(HOURS) },
        [],
      ),
    ],
  },
  readCase: {
    case: caseView(EXAMPLE_CASE, READING),
    reports: 1,
    actions: AVAILABLE.slice(0, 2).map(caseActionView(CASE)),
    tasks: [explainedTask(EXAMPLE_TASK, EXAMPLE_TASK.sentAt, createCalendar(HOURS))],
    people: {},
    timeline: {
      items: [
        {
          sequence: 1,
          at: AT,
          actor: { id: 'system' },
          type: 'case-opened',
          data: opened?.example,
          texts: {},
        },
      ],
    },
  },
  listReports: {
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
        ...owedView(REPLIED, VIEWED),
        callBacks: [],
        actions: [],
      },
    ],
    people: {},
  },
  recordOutcome: { taskId: TASK, outcome: 'done', case: caseView(EXAMPLE_CASE, READING) },
  actOnReport: { action: 'record-reply', reportId: REPORT, ...owedView(REPLIED, VIEWED) },
  actOnCase: { action: 'add-party', case: caseView(EXAMPLE_CASE, READING) },
  readPrecedent: { ...EXAMPLE_PRECEDENT, people: {} },
  reviewPrecedent: EXAMPLE_PRECEDENT,
  searchPrecedents: EXAMPLE_FOUND,
  searchPrecedentsAtLength: EXAMPLE_FOUND,
  adviseIntake: {
    complete: true,
    missing: [],
    matters: [
      {
        matter: 'illegal-structure',
        name: { zh: '私搭乱建', en: 'Unlawful structure' },
        score: 6.5,
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
        openedAt: AT,
        place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
        matter: 'illegal-structure',
        emergency: false,
        stage: { code: 'handling', zh: '处置', en: 'Departments handle it' },
        lead: 'chengguan',
        sure: 'likely',
        score: 0.74,
        reasons: [
          { kind: 'same-place' },
          { kind: 'same-matter' },
          { kind: 'words', words: ['储藏', '易燃', '看护'] },
        ],
      },
    ],
    here: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
    likeThis: EXAMPLE_LIKE_THIS,
    like: [{ precedentId: CASE, matter: 'illegal-structure', terms: ['车棚', '库房'], score: 14.2 }],
  },
} as const
