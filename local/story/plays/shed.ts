import type { AgreedItem } from '#domain/case/record/plan.ts'
import { atLocal } from '#domain/clock/calendar.ts'
import type { Play, Scene } from './play.ts'

const item = (
  name: string,
  party: string,
  action: string,
  due: readonly [string, string],
  after?: AgreedItem['after'],
): AgreedItem => ({
  item: name,
  party,
  action,
  dueAt: atLocal(...due),
  ...(after === undefined ? {} : { after }),
})
const LAPSED = { item: 'notice', ending: 'lapsed' } as const

/** What was agreed at the centre on 22 January. */
const PLAN: readonly AgreedItem[] = [
  item('tell-firm', 'wuye', '物业公司当日告知车棚人员限期自行整改', ['2021-01-22', '18:00']),
  item('tell-committee', 'juwei', '居委会当日上门告知并做思想工作', ['2021-01-22', '18:00']),
  item('notice', 'wuye', '三天期限，由车棚人员自行整改', ['2021-01-26', '00:00']),
  item('fix-date', 'guanliban', '逾期不改的，由管理办确定联合执法日期', ['2021-01-27', '17:30'], LAPSED),
  item('safety', 'pinganban', '平安办参与联合执法，清除安全隐患', ['2021-01-28', '17:30'], LAPSED),
  item(
    'enforce',
    'chengguan',
    '城管中队会同第三方力量拆除棚内框架、清理堆物',
    ['2021-01-28', '17:30'],
    LAPSED,
  ),
  item('at-the-source', 'wuye', '物业公司加强管理，从源头防止回潮', ['2021-01-29', '17:30']),
]

const SCENES: readonly Scene[] = [
  {
    at: atLocal('2021-01-18', '09:40'),
    stage: 'confirm',
    zh: '城运中心回电核实，受理',
    en: 'The centre calls the resident and accepts the case',
    play: ({ report }) =>
      report('call-taker', 'contact', { outcome: 'accepted', note: '电话核实，情况属实，涉及消防安全。' }),
  },
  {
    at: atLocal('2021-01-18', '10:00'),
    stage: 'dispatch',
    zh: '派遣三家：城管中队主责，社区平安办、五角场房办协同',
    en: 'Dispatched to three: the urban management squad leads, two offices cooperate',
    play: ({ report }) =>
      report('dispatcher', 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        cooperating: ['pinganban', 'fangban'],
      }),
  },
  {
    at: atLocal('2021-01-19', '10:00'),
    stage: 'handling',
    zh: '现场检查：物业人员住在棚内，垃圾木料成堆；增加物业公司与居委会',
    en: 'On checking, staff of the property firm live in the shed; the firm and the committee are added as parties',
    play: async ({ report, act }) => {
      await report('pinganban', 'handle', { outcome: 'done', note: '已检查，棚内有人住宿，存在火灾隐患。' })
      await report('fangban', 'handle', { outcome: 'done', note: '已核对，储藏室无任何许可。' })
      await act('dispatcher', { action: 'add-party', party: 'wuye' })
      await act('dispatcher', { action: 'add-party', party: 'juwei' })
    },
  },
  {
    at: atLocal('2021-01-19', '16:00'),
    stage: 'handling',
    zh: '物业、居委会劝说，车棚人员承诺自行整改',
    en: 'Firm and committee talk to the people in the shed, who promise to put it right themselves',
    play: async ({ report }) => {
      await report('wuye', 'handle', { outcome: 'done', note: '已约谈车棚看管人员。' })
      await report('juwei', 'handle', { outcome: 'done', note: '已会同物业上门劝说。' })
      await report('chengguan', 'handle', {
        outcome: 'promised',
        who: '车棚看管人员',
        what: '自行拆除储藏室，清走易燃物和液化气瓶',
        until: atLocal('2021-01-21', '09:00'),
      })
    },
  },
  {
    at: atLocal('2021-01-21', '10:00'),
    stage: 'reinspection',
    zh: '城管中队复查当事人自行整改情况：整改不力，上报第一网格片区网格长',
    en: 'The squad looks at what the people did themselves: not good enough. The case is referred to the leader of grid 1',
    play: ({ report }) =>
      report('chengguan', 'reinspect', { outcome: 'failed', note: '储藏室仍在，堆物未清，整改不力。' }),
  },
  {
    at: atLocal('2021-01-22', '09:30'),
    stage: 'leader',
    zh: '网格长吹哨，城管中队、物业公司、居委会到城运中心报到',
    en: 'The leader blows the whistle; squad, firm and committee report in at the centre',
    play: async ({ act }) => {
      const called = ['chengguan', 'wuye', 'juwei']
      await act('grid-leader', {
        action: 'whistle',
        ground: 'several-departments',
        mode: 'on-site',
        parties: called,
        reportInBy: atLocal('2021-01-22', '10:00'),
      })
      for (const party of called) await act(party, { action: 'report-in' })
    },
  },
  {
    at: atLocal('2021-01-22', '11:00'),
    stage: 'leader',
    zh: '形成联合处置方案：三天自行整改，逾期联合执法',
    en: 'A joint plan: three days to put it right, joint enforcement if they lapse',
    play: ({ report }) =>
      report('grid-leader', 'decide', {
        outcome: 'plan',
        items: [...PLAN],
        note: '三方议定，逾期即联合执法。',
      }),
  },
  {
    at: atLocal('2021-01-22', '14:00'),
    stage: 'joint-handling',
    zh: '三天之后才有结果，答复期限之前申请延长答复，值班长批准，并告知居民',
    en: 'The result comes later than the reply is due: a longer time is asked for before that, granted, and told',
    play: async ({ actOnReport }) => {
      await actOnReport('call-taker', {
        action: 'ask-extension',
        note: '联合处置方案三天后到期，需延长答复。',
      })
      await actOnReport('shift-leader', {
        action: 'rule-on-extension',
        grant: true,
        publicWords: '多家单位正在联合处置，需要延长答复，办完即答复您。',
      })
    },
  },
  {
    at: atLocal('2021-01-22', '15:00'),
    stage: 'joint-handling',
    zh: '物业公司、居委会当日告知',
    en: 'Firm and committee tell the people the same day',
    play: async ({ report }) => {
      await report('wuye', 'plan-item', { outcome: 'done', note: '已书面告知。' }, 'tell-firm')
      await report('juwei', 'plan-item', { outcome: 'done', note: '已上门告知。' }, 'tell-committee')
    },
  },
  {
    at: atLocal('2021-01-26', '10:00'),
    stage: 'joint-handling',
    zh: '三天期满未改，联合执法启动；管理办定于28日',
    en: 'The three days have lapsed; joint enforcement starts, its date is fixed for the 28th',
    play: ({ report }) =>
      report('guanliban', 'plan-item', { outcome: 'done', note: '定于1月28日联合执法。' }, 'fix-date'),
  },
  {
    at: atLocal('2021-01-28', '14:00'),
    stage: 'joint-handling',
    zh: '联合执法：城管中队会同第三方力量拆除棚内框架，清理堆物',
    en: 'Joint enforcement: squad and contractor take out the framework and clear the piles',
    play: async ({ report }) => {
      await report(
        'chengguan',
        'plan-item',
        { outcome: 'done', note: '棚内框架已拆除，堆物已清运。' },
        'enforce',
      )
      await report(
        'pinganban',
        'plan-item',
        { outcome: 'done', note: '液化气瓶已清出，隐患消除。' },
        'safety',
      )
      await report(
        'wuye',
        'plan-item',
        { outcome: 'done', note: '车棚管理已加强，专人每日巡查。' },
        'at-the-source',
      )
    },
  },
  {
    at: atLocal('2021-01-29', '10:00'),
    stage: 'reinspection',
    zh: '核查员现场核查：通过，结案',
    en: 'An inspector checks on site: passed, the case is closed',
    play: ({ report }) =>
      report('inspector', 'reinspect', { outcome: 'passed', note: '车棚恢复原状，通道畅通。' }),
  },
  {
    at: atLocal('2021-02-01', '10:00'),
    stage: 'follow-up',
    zh: '回访居民：满意，希望长效治理',
    en: 'The resident is called back: content, and hopes for lasting care',
    play: ({ report, reportId }) =>
      report('call-taker', 'follow-up', {
        outcome: 'called',
        reportId,
        solved: true,
        satisfied: 'satisfied',
        note: '对整治结果满意，希望能够长效治理，不要回潮。',
      }),
  },
]

/** January and February 2021. Dates of the paper: 28 January and 1 February; the others are fitted. */
export const SHED: Play = {
  name: 'shed',
  title: { zh: '国定路555弄', en: 'the bicycle shed of Guoding Road 555' },
  at: atLocal('2021-01-18', '09:20'),
  zh: '居民来电反映非机动车棚',
  en: 'A resident rings about the bicycle shed',
  /** What the resident said; told in our own words. */
  report: {
    channel: 'hotline',
    appeal: 'complaint',
    description:
      '小区非机动车棚的看管人员在车棚里搭建了储藏室，门口堆放易燃物品，还在里面用煤气瓶烧饭，居民担心失火，希望尽快整治。',
    place: '国定路555弄小区非机动车棚',
    reporter: { name: '王女士', phone: '13800005550' },
  },
  scenes: SCENES,
  path: [
    '2021-01-18 confirm accepted',
    '2021-01-18 dispatch dispatched',
    '2021-01-19 handling to-check',
    '2021-01-21 reinspection referred',
    '2021-01-22 leader plan',
    '2021-01-28 joint-handling all-ended',
    '2021-01-29 reinspection passed',
    '2021-01-29 close closed',
    '2021-02-01 follow-up settled',
    '2021-02-01 archive archived',
  ],
  ends: 'archived',
}
