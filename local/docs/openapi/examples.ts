/** What the answers of the description are made of: the story's case, and people that nobody is. */
import { createCalendar } from '#adapters/calendar.ts'
import { buildCase } from '#adapters/examples.ts'
import { availableActions } from '#domain/case/actions/available.ts'
import { NO_REPORTS } from '#domain/case/record/counters.ts'
import { type Task, task } from '#domain/case/record/task.ts'
import { begin } from '#domain/clock/deadline.ts'
import { EVENTS } from '#domain/events/index.ts'
import { noOrders, type StandingOrders } from '#domain/orders/record/orders.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffMember } from '#domain/people/staff.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import { type Report, report } from '#domain/report/record/report.ts'
import { sharedForms } from '#functions/api/action-view.ts'
import { readingOf } from '#functions/api/reading.ts'
import { sampleRules } from '#local/samples.ts'
import { CASE, REPORT, TASK, TRACKING_CODE } from './example-names.ts'
import { SUBMISSION } from './requests.ts'

export const AT = '2021-01-18T01:00:00.000Z'

export const EXAMPLE_CASE = buildCase({
  caseId: CASE,
  version: 4,
  sequence: 7,
  openedAt: AT,
  place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
  matter: 'illegal-structure',
  condition: 'penalise',
  lead: 'chengguan',
  cooperating: ['pinganban', 'fangban'],
  tasks: 5,
  position: { at: 'in', run: 1, visit: 3, stage: 'handling', openedAt: AT },
})

/** As a dispatcher reads it. */
const DISPATCHER: Actor = {
  id: 'u-dispatcher',
  roles: ['dispatcher'],
  jurisdiction: 'wujiaochang',
  grids: [],
}
export const READING = readingOf(DISPATCHER, EXAMPLE_CASE, sampleRules('wujiaochang').pack)

/** The working hours of the sample pack. */
export const HOURS = [
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:30' },
]

export const EXAMPLE_TASK: Task = task.parse({
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

export const EXAMPLE_PRECEDENT: Precedent = precedent.parse({
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
export const EXAMPLE_FACTS = {
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
  parties: ['chengguan', 'pinganban', 'fangban'],
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
export const EXAMPLE_LIKE_THIS = {
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
export const REPLIED: Report = report.parse({
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
export const VIEWED = { now: '2021-01-22T02:00:00.000Z', calendar: createCalendar(HOURS) }

export const opened = EVENTS.find((one) => one.type === 'case-opened')

export const EXAMPLE_MEMBER: StaffMember = {
  schemaVersion: 1,
  jurisdiction: 'wujiaochang',
  id: 'b5d4c3a2-0000-4000-8000-000000000001',
  version: 2,
  account: 'wang.min',
  name: '王敏',
  postings: [
    {
      postingId: 'p-2',
      role: 'grid-leader',
      grid: 'g1',
      from: '2021-01-03T16:00:00.000Z',
      by: 'b5d4c3a2-0000-4000-8000-000000000002',
      at: AT,
    },
  ],
}

export const NAMES = new Map([[EXAMPLE_MEMBER.id, EXAMPLE_MEMBER.name]])

export const EXAMPLE_ORDERS: StandingOrders = {
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

/** What a handler of the party that owes the task may do about it. */
export const AVAILABLE = availableActions(
  { case: EXAMPLE_CASE, tasks: [EXAMPLE_TASK], counters: NO_REPORTS },
  {
    who: { id: 'u-1', roles: ['handler'], jurisdiction: 'wujiaochang', party: 'chengguan', grids: [] },
    now: AT,
    ...sampleRules('wujiaochang'),
    orders: undefined,
  },
).filter(({ kind }) => kind !== 'case')
export const SHARED = sharedForms()

export const EXAMPLE_FOUND = {
  complete: true,
  items: [EXAMPLE_ANSWER],
  advice: {
    matters: [{ matter: 'illegal-structure', share: 1 }],
    here: [{ ...EXAMPLE_FACTS, precedentId: CASE }],
    likeThis: EXAMPLE_LIKE_THIS,
    plans: [{ precedentId: CASE, plan: EXAMPLE_PRECEDENT.plan }],
  },
}

export const EXAMPLE_RECEIPT = { reportId: REPORT, trackingCode: TRACKING_CODE }
