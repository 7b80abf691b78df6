/**
 * 国定路555弄, as the street's own newspaper told it, step by step through the API. Every step says at which moment of
 * January and February 2021 it happens.
 */
import { callTaker, dispatcher, handlerOf, inspector, leader, shiftLeader } from './actors.ts'
import { local } from './case-harness.ts'
import type { Answer } from './http.ts'
import {
  act,
  does,
  fine,
  openCase,
  type Step,
  settleTask,
  type Telling,
  type Told,
  taskOf,
} from './telling.ts'

/** The report as the resident rings it in. */
export const SHED = {
  channel: 'hotline',
  appeal: 'complaint',
  description: '小区非机动车棚的看护人员在棚内搭建储藏室，棚外堆放易燃物，还用液化气做饭。',
  place: '国定路555弄',
  reporter: { name: '张阿姨', phone: '021-5555 0555' },
}

const squad = handlerOf('chengguan')

const PLAN = {
  outcome: 'plan',
  note: '物业、居委即日告知，限三日整改；逾期由管理办、平安办定日子联合执法；物业加强管理，从源头治理。',
  items: [
    { item: 'tell-firm', party: 'wuye', action: '上门告知限期整改', dueAt: local('2021-01-22 17:30') },
    { item: 'tell-committee', party: 'juwei', action: '上门告知限期整改', dueAt: local('2021-01-22 17:30') },
    { item: 'notice', party: 'wuye', action: '三日内自行整改', dueAt: local('2021-01-25 17:30') },
    {
      item: 'date',
      party: 'guanliban',
      action: '会同平安办确定联合执法日期',
      dueAt: local('2021-01-27 17:30'),
      after: { item: 'notice', ending: 'lapsed' },
    },
    {
      item: 'enforce',
      party: 'chengguan',
      action: '联合执法，拆除棚内框架，清理堆物',
      dueAt: local('2021-01-28 17:30'),
      after: { item: 'notice', ending: 'lapsed' },
    },
    {
      item: 'clear',
      party: 'disanfang',
      action: '第三方力量清运',
      dueAt: local('2021-01-28 17:30'),
      after: { item: 'notice', ending: 'lapsed' },
    },
    { item: 'manage', party: 'wuye', action: '加强日常管理，源头治理', dueAt: local('2021-01-29 17:30') },
  ],
}

/** The contractor has no account: its steward records for it, with proof. */
const forContractor = { party: 'disanfang' }
const CLEARED = { outcome: 'done', note: '堆物已清运。', evidence: ['清运前后照片 4 张'] }

export const STORY: readonly Step[] = [
  {
    at: '2021-01-18 09:10',
    what: 'a resident rings',
    act: async (telling) => {
      const { body } = fine(await telling.api.report(SHED, 'call-2021-0118'), 201)
      telling.reportId = body.reportId
      telling.trackingCode = body.trackingCode
      await telling.system.settle()
      telling.caseId = await openCase(telling)
    },
  },
  {
    at: '2021-01-18 10:00',
    what: 'the centre confirms by phone',
    act: (telling) =>
      settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note: '情况属实，居民要求保密。' }),
  },
  {
    at: '2021-01-18 10:30',
    what: 'three parties are dispatched, the squad leads',
    act: (telling) =>
      settleTask(telling, dispatcher, 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        cooperating: ['pinganban', 'fangban'],
      }),
  },
  {
    at: '2021-01-18 14:00',
    what: 'the squad signs for it',
    act: async (telling) =>
      act(telling, squad, { action: 'sign', taskId: await taskOf(telling, squad, 'handle') }),
  },
  {
    at: '2021-01-19 10:00',
    what: 'checked: staff of the property firm live in the shed',
    act: does('pinganban', 'handle', { outcome: 'done', note: '物业人员住在棚内，有垃圾和木料。' }),
  },
  {
    at: '2021-01-19 10:20',
    what: 'the housing office has done its part',
    act: does('fangban', 'handle', { outcome: 'done', note: '已约谈物业。' }),
  },
  {
    at: '2021-01-19 11:00',
    what: 'the property firm is added',
    act: (telling) => act(telling, dispatcher, { action: 'add-party', party: 'wuye' }),
  },
  {
    at: '2021-01-19 11:05',
    what: 'the residents’ committee is added',
    act: (telling) => act(telling, dispatcher, { action: 'add-party', party: 'juwei' }),
  },
  {
    at: '2021-01-19 15:00',
    what: 'the property firm has talked to the people in the shed',
    act: does('wuye', 'handle', { outcome: 'done', note: '已上门做工作。' }),
  },
  {
    at: '2021-01-19 15:10',
    what: 'so has the committee',
    act: does('juwei', 'handle', { outcome: 'done', note: '已上门做工作。' }),
  },
  {
    at: '2021-01-19 16:00',
    what: 'the people promise to put it right themselves',
    act: does('chengguan', 'handle', {
      outcome: 'promised',
      who: '看车棚的人员',
      what: '自行拆除储藏室，清理堆物',
      until: local('2021-01-21 09:00'),
    }),
  },
  {
    at: '2021-01-21 10:00',
    what: 'the squad goes back: not good enough, the case is referred',
    act: async ({ api, caseId }) => {
      const { tasks } = fine(await api.case(squad, caseId)).body
      const { taskId } = tasks.find(({ kind }: { kind: string }) => kind === 'reinspect')
      fine(await api.outcome(squad, taskId, { outcome: 'failed', note: '整改不力。' }))
    },
  },
  {
    at: '2021-01-21 11:00',
    what: 'the leader blows the whistle',
    act: (telling) =>
      act(telling, leader, {
        action: 'whistle',
        ground: 'several-departments',
        mode: 'on-site',
        parties: ['chengguan', 'wuye', 'juwei'],
        reportInBy: local('2021-01-22 09:30'),
      }),
  },
  ...['chengguan', 'wuye', 'juwei'].map((party, n) => ({
    at: `2021-01-22 09:2${n}`,
    what: `${party} reports in`,
    act: (telling: Telling<Told>) => act(telling, handlerOf(party), { action: 'report-in' }),
  })),
  {
    at: '2021-01-22 10:00',
    what: 'the plan is agreed',
    act: (telling) => settleTask(telling, leader, 'decide', PLAN),
  },
  {
    at: '2021-01-22 11:00',
    what: 'the reply to the resident takes longer than five days: that is asked for in time',
    act: ({ api, caseId, reportId }) =>
      onReport(api.actOnReport(callTaker, caseId, reportId, { action: 'ask-extension', note: '需联合处置' })),
  },
  {
    at: '2021-01-22 11:10',
    what: 'and granted by the shift leader',
    act: ({ api, caseId, reportId }) =>
      onReport(api.actOnReport(shiftLeader, caseId, reportId, { action: 'rule-on-extension', grant: true })),
  },
  {
    at: '2021-01-22 14:00',
    what: 'the property firm tells the people',
    act: async (telling) => settlePlanItem(telling, 'wuye', 'tell-firm'),
  },
  {
    at: '2021-01-22 14:10',
    what: 'so does the committee',
    act: async (telling) => settlePlanItem(telling, 'juwei', 'tell-committee'),
  },
  {
    at: '2021-01-26 09:30',
    what: 'the three days have lapsed: a date is fixed',
    act: async (telling) => settlePlanItem(telling, 'guanliban', 'date'),
  },
  {
    at: '2021-01-28 11:00',
    what: 'the contractor clears the piles, the squad records it',
    act: (telling) => settleTask(telling, squad, 'plan-item', CLEARED, forContractor),
  },
  {
    at: '2021-01-28 11:10',
    what: 'the framework in the shed is out',
    act: async (telling) => settlePlanItem(telling, 'chengguan', 'enforce'),
  },
  {
    at: '2021-01-28 13:40',
    what: 'the property firm manages at the source',
    act: async (telling) => settlePlanItem(telling, 'wuye', 'manage'),
  },
  {
    at: '2021-01-28 15:00',
    what: 'the inspector finds it gone',
    act: (telling) =>
      settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '已恢复原状。' }),
  },
  {
    at: '2021-02-01 10:00',
    what: 'the reporter is called back: content, and hopes for lasting care',
    act: async (telling) => {
      const { body } = fine(await telling.api.reports(callTaker, telling.caseId))
      const [{ reportId }] = body.items
      await settleTask(telling, callTaker, 'follow-up', {
        outcome: 'called',
        reportId,
        solved: true,
        satisfied: 'satisfied',
        note: '满意，希望长效治理。',
      })
    },
  },
]

const onReport = async (acted: Promise<Answer>): Promise<void> => void fine(await acted)

async function settlePlanItem(telling: Telling<Told>, party: string, item: string): Promise<void> {
  const who = handlerOf(party)
  const { body } = fine(await telling.api.tasks(who))
  const task = body.items.find((one: { item?: string }) => one.item === item)
  if (task === undefined) throw new Error(`${party} does not owe the item ${item}.`)
  fine(await telling.api.outcome(who, task.taskId, { outcome: 'done', note: '已完成。' }))
}
