import { atLocal } from '#domain/clock/calendar.ts'
import type { Play, Scene } from './play.ts'

const UNSOLVED = { outcome: 'called', solved: false, satisfied: 'dissatisfied' } as const

const SCENES: readonly Scene[] = [
  {
    at: atLocal('2021-03-01', '10:00'),
    stage: 'confirm',
    zh: '城运中心回电核实，受理',
    en: 'The centre calls the resident and accepts the case',
    play: ({ report }) =>
      report('call-taker', 'contact', { outcome: 'accepted', note: '饭店在楼下，晚上六点以后油烟最重。' }),
  },
  {
    at: atLocal('2021-03-01', '11:00'),
    stage: 'dispatch',
    zh: '派遣：城管中队主责，生态环境执法队协同',
    en: 'Dispatched: the urban management squad leads, the environment team cooperates',
    play: ({ report }) =>
      report('dispatcher', 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        cooperating: ['shengtai'],
      }),
  },
  {
    at: atLocal('2021-03-03', '15:00'),
    stage: 'handling',
    zh: '城管中队责令清洗油烟净化器，执法队检测达标',
    en: 'The squad has the filter cleaned, the team measures: within the standard',
    play: async ({ report }) => {
      await report('shengtai', 'handle', { outcome: 'done', note: '排放口油烟浓度检测，达标。' })
      await report('chengguan', 'handle', { outcome: 'done', note: '净化器已清洗，换了滤网。' })
    },
  },
  {
    at: atLocal('2021-03-04', '17:15'),
    stage: 'reinspection',
    zh: '核查员现场核查：通过，结案',
    en: 'An inspector checks on site: passed, the case is closed',
    play: ({ report }) =>
      report('inspector', 'reinspect', { outcome: 'passed', note: '晚市开灶时到场，净化器运行正常。' }),
  },
  {
    at: atLocal('2021-03-08', '10:00'),
    stage: 'follow-up',
    zh: '第一次回访：没有解决，不满意；交网格长再次处置，由承办单位负责人到场',
    en: 'First call back: not solved. It is taken up again by the grid leader, and the head of the unit takes part',
    play: ({ report, reportId }) =>
      report('call-taker', 'follow-up', { ...UNSOLVED, reportId, note: '晚上还是有味道，要求饭店关掉。' }),
  },
  {
    at: atLocal('2021-03-08', '14:00'),
    stage: 'leader',
    zh: '网格长看过诉求人原话，仍派城管中队',
    en: 'The leader has read why she is not content, and assigns the squad again',
    play: ({ report }) =>
      report('grid-leader', 'decide', {
        outcome: 'assigned',
        lead: 'chengguan',
        cooperating: [],
        note: '请中队长到场，和诉求人一起看。',
      }),
  },
  {
    at: atLocal('2021-03-10', '19:00'),
    stage: 'handling',
    zh: '城管中队长到场，与诉求人一起看排烟口；烟道加高，再测达标',
    en: 'The head of the squad comes and looks at the outlet with her; the flue is raised, and measured again',
    play: ({ report }) =>
      report('chengguan', 'handle', {
        outcome: 'done',
        note: '烟道加高两米，出口避开诉求人窗户，再次检测达标。',
        head: '中队长3月10日晚到场，当面听取诉求人意见。',
        evidence: ['检测报告', '烟道照片 3 张'],
      }),
  },
  {
    at: atLocal('2021-03-11', '17:15'),
    stage: 'reinspection',
    zh: '核查员再次现场核查：通过，结案',
    en: 'An inspector checks on site again: passed, the case is closed',
    play: ({ report }) =>
      report('inspector', 'reinspect', { outcome: 'passed', note: '晚市开灶时诉求人窗口无明显油烟。' }),
  },
  {
    at: atLocal('2021-03-15', '10:00'),
    stage: 'follow-up',
    zh: '第二次回访：仍不满意，坚持要求饭店关门；轮次用完，交中心主任',
    en: 'Second call back: still not content, the restaurant must close. The rounds are used: it is the centre’s head’s now',
    play: ({ report, reportId }) =>
      report('call-taker', 'follow-up', { ...UNSOLVED, reportId, note: '味道小了，还是有，必须关门。' }),
  },
  {
    at: atLocal('2021-03-15', '15:00'),
    stage: 'follow-up',
    zh: '中心主任：不再重复办理，说明理由，告知救济途径',
    en: 'The centre’s head: not worked on again, with the grounds, and the further remedy told',
    play: ({ act }) =>
      act('centre-head', {
        action: 'terminate',
        grounds: 'policy-exhausted',
        publicWords: '油烟两次检测均达标，烟道已加高，饭店证照齐全，法规没有关停的依据。',
        note: '中心主任当面说明，诉求人仍不同意；已告知信访途径。',
      }),
  },
]

/** 不满意: what can be done was done, checked and done again; who reported stays discontent, and is told where to turn to. */
export const DISCONTENT: Play = {
  name: 'discontent',
  title: { zh: '楼下饭店的油烟', en: 'the fumes from downstairs' },
  at: atLocal('2021-03-01', '09:30'),
  zh: '居民来电反映楼下饭店油烟扰民',
  en: 'A resident rings about the fumes of the restaurant downstairs',
  report: {
    channel: 'hotline',
    appeal: 'complaint',
    description: '楼下饭店油烟扰民，每天晚上油烟味飘进家里，窗户都不敢开，要求处理。',
    place: '国年路25弄',
    matter: 'cooking-fumes',
    reporter: { name: '孙女士', phone: '13700002500' },
  },
  scenes: SCENES,
  path: [
    '2021-03-01 confirm accepted',
    '2021-03-01 dispatch dispatched',
    '2021-03-03 handling to-check',
    '2021-03-04 reinspection passed',
    '2021-03-04 close closed',
    '2021-03-08 follow-up unsolved',
    '2021-03-08 leader assigned',
    '2021-03-10 handling to-check',
    '2021-03-11 reinspection passed',
    '2021-03-11 close closed',
    '2021-03-15 follow-up terminated',
    '2021-03-15 archive archived',
  ],
  ends: 'archived policy-exhausted petition-office',
}
