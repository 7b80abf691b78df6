import { atLocal } from '#domain/clock/calendar.ts'
import type { Play, Scene } from './play.ts'

const SUNDAY = '2021-01-17'

const SCENES: readonly Scene[] = [
  {
    at: atLocal(SUNDAY, '02:34'),
    stage: 'leader',
    zh: '受理员先拨燃气抢修热线：第一件事是联动报警',
    en: 'The call-taker rings the gas works first: an emergency begins with the call for help',
    play: ({ report }) =>
      report('call-taker', 'call-out', {
        outcome: 'called',
        to: 'gas-works',
        at: atLocal(SUNDAY, '02:32'),
        answeredBy: '962777 值班员老陈',
      }),
  },
  {
    at: atLocal(SUNDAY, '02:46'),
    stage: 'leader',
    zh: '值班长、网格长无人应答，提醒副网格长',
    en: 'Neither duty officer nor grid leader answers: the deputy is rung',
    play: async () => {},
  },
  {
    at: atLocal(SUNDAY, '03:04'),
    stage: 'leader',
    zh: '再一刻钟，提醒带班领导；带班领导应答，不再往上',
    en: 'A quarter of an hour later the street’s leader on duty is rung, and answers: nobody further up is',
    play: ({ report }) =>
      report('street-leader', 'alert', { outcome: 'noted', note: '已知悉，先派平安办、消防、燃气。' }),
  },
  {
    at: atLocal(SUNDAY, '03:06'),
    stage: 'leader',
    zh: '应急时中心在岗的人都可以派：受理员派社区平安办主责，消防、燃气协同',
    en: 'In an emergency anybody at the centre may dispatch: the call-taker sends the safety office, fire brigade and gas works',
    play: ({ report }) =>
      report('call-taker', 'decide', {
        outcome: 'assigned',
        lead: 'pinganban',
        cooperating: ['xiaofang', 'ranqi'],
        note: '带班领导同意。',
      }),
  },
  {
    at: atLocal(SUNDAY, '03:25'),
    stage: 'handling',
    zh: '消防疏散楼道居民，燃气关阀检修',
    en: 'The fire brigade clears the staircase, the gas works shut the valve and mend it',
    play: async ({ report }) => {
      await report('xiaofang', 'handle', {
        outcome: 'done',
        note: '已疏散楼道住户，楼道通风，未发现人员不适。',
      })
      await report('ranqi', 'handle', { outcome: 'done', note: '楼道立管接头漏气，已关阀更换，检测无泄漏。' })
    },
  },
  {
    at: atLocal(SUNDAY, '03:40'),
    stage: 'handling',
    zh: '现场宣布险情解除，值班长到岗解除应急；未办完的改按一般时限',
    en: 'Declared over on scene, the duty officer calls the emergency off; what is still owed runs by ordinary limits',
    play: ({ act }) =>
      act('shift-leader', {
        action: 'call-off',
        declaredBy: '燃气抢修班长老周',
        note: '阀门已更换，两次检测无泄漏，住户已返回。',
      }),
  },
  {
    at: atLocal(SUNDAY, '03:50'),
    stage: 'handling',
    zh: '受理员回电诉求人',
    en: 'The call-taker calls the reporter',
    play: ({ report }) =>
      report('call-taker', 'contact', { outcome: 'accepted', note: '已告知抢修结果，提醒开窗通风。' }),
  },
  {
    at: atLocal('2021-01-18', '10:00'),
    stage: 'handling',
    zh: '社区平安办查明原因，全楼立管排查完毕',
    en: 'The safety office has found the cause, and every riser of the house was looked at',
    play: ({ report }) =>
      report('pinganban', 'handle', { outcome: 'done', note: '接头老化，全楼六处接头已逐一检测，合格。' }),
  },
  {
    at: atLocal('2021-01-18', '14:00'),
    stage: 'reinspection',
    zh: '核查员现场核查：通过，结案',
    en: 'An inspector checks on site: passed, the case is closed',
    play: ({ report }) =>
      report('inspector', 'reinspect', { outcome: 'passed', note: '楼道检测无泄漏，警示已张贴。' }),
  },
  {
    at: atLocal('2021-01-19', '10:00'),
    stage: 'follow-up',
    zh: '回访诉求人：解决了，基本满意，那晚等得久了些',
    en: 'The reporter is called back: solved, fairly content, though the wait was long that night',
    play: ({ report, reportId }) =>
      report('call-taker', 'follow-up', {
        outcome: 'called',
        reportId,
        solved: true,
        satisfied: 'basically',
        note: '解决了，就是半夜等得久了些。',
      }),
  },
]

/** 燃气: a Sunday night on which nobody leads. Nobody chose the matter, so nobody is sent out by a guess: somebody has to decide. */
export const GAS: Play = {
  name: 'gas',
  title: { zh: '周日凌晨的燃气味', en: 'the smell of gas on a Sunday night' },
  at: atLocal(SUNDAY, '02:30'),
  zh: '居民来电：楼道里燃气味很浓。受理员按应急登记，事项未定，无人主责',
  en: 'A resident rings: gas in the staircase. Taken down as an emergency; its matter is only guessed, nobody leads',
  report: {
    channel: 'hotline',
    appeal: 'help',
    description: '楼道里燃气味很浓，越来越重，怀疑燃气泄漏，楼里有老人。',
    place: '国定路335弄',
    emergency: true,
    reporter: { name: '赵先生', phone: '13900002330' },
  },
  scenes: SCENES,
  path: [
    '2021-01-17 confirm accepted',
    '2021-01-17 handling referred',
    '2021-01-17 leader assigned',
    '2021-01-18 handling to-check',
    '2021-01-18 reinspection passed',
    '2021-01-18 close closed',
    '2021-01-19 follow-up settled',
    '2021-01-19 archive archived',
  ],
  ends: 'archived',
}
