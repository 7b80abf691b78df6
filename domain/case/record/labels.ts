/**
 * The words people read for the codes of the path (design §2 and §3): Chinese first, English beside it.
 */
import type { Label } from '../../label.ts'
import type { Outcome, Stage, Whose } from './transitions.ts'

/** What each stage (环节) is called. */
export const STAGE_LABELS: Readonly<Record<Stage, Label>> = {
  confirm: { zh: '先行联系', en: 'Confirm with the reporter' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handling: { zh: '处置', en: 'Departments handle it' },
  reinspection: { zh: '核查', en: 'Reinspect on site' },
  leader: { zh: '网格长研判', en: 'The grid leader decides' },
  'joint-handling': { zh: '联合处置', en: 'Parties carry out the plan' },
  parked: { zh: '挂账', en: 'Parked' },
  close: { zh: '结案', en: 'Close' },
  'follow-up': { zh: '回访', en: 'Call the reporter back' },
  archive: { zh: '归档', en: 'Archive' },
}

/** Who acts in each stage. */
export const ACTOR_LABELS: Readonly<Record<Stage, Label>> = {
  confirm: { zh: '受理员', en: 'call-taker' },
  dispatch: { zh: '派遣员', en: 'dispatcher' },
  handling: { zh: '主责、协同', en: 'lead, cooperating parties' },
  reinspection: { zh: '核查员', en: 'inspector' },
  leader: { zh: '网格长', en: 'grid leader' },
  'joint-handling': { zh: '方案各方', en: 'parties of the plan' },
  parked: { zh: '系统计时', en: 'nobody: the system keeps the time' },
  close: { zh: '系统', en: 'system' },
  'follow-up': { zh: '受理员', en: 'call-taker' },
  archive: { zh: '系统', en: 'system' },
}

/** How each outcome of a stage is called. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, Label>> = {
  accepted: { zh: '受理', en: 'accepted' },
  answered: { zh: '当场答复', en: 'answered on the spot' },
  rejected: { zh: '不予受理', en: 'rejected' },
  dispatched: { zh: '已派遣', en: 'dispatched' },
  nobodys: { zh: '无责任主体', en: "nobody's" },
  'to-check': { zh: '报结待核查', en: 'to be checked' },
  'no-site': { zh: '无现场可查', en: 'no site' },
  returned: { zh: '退单', en: 'returned' },
  'conditions-lacking': { zh: '条件不具备', en: 'conditions lacking' },
  passed: { zh: '核查通过', en: 'passed' },
  failed: { zh: '核查不通过', en: 'failed' },
  plan: { zh: '吹哨会商定方案', en: 'plan agreed' },
  assigned: { zh: '指定主责', en: 'lead assigned' },
  parked: { zh: '挂账', en: 'parked' },
  explained: { zh: '解释说明', en: 'explained' },
  'all-ended': { zh: '各项均已办结', en: 'all items ended' },
  blocked: { zh: '受阻', en: 'blocked' },
  review: { zh: '到复核日', en: 'review date' },
  'condition-met': { zh: '条件已具备', en: 'condition met' },
  worse: { zh: '情况恶化', en: 'things got worse' },
  closed: { zh: '已结案', en: 'closed' },
  settled: { zh: '回访未反映未解决', en: 'nobody says unsolved' },
  unsolved: { zh: '未解决', en: 'unsolved' },
  terminated: { zh: '不再重复办理', en: 'ended by the head of the centre' },
  archived: { zh: '已归档', en: 'archived' },
  referred: { zh: '上报网格长', en: 'referred' },
  transferred: { zh: '移送', en: 'transferred' },
  merged: { zh: '并案', en: 'merged' },
  ended: { zh: '终止', en: 'ended on a listed ground' },
}

/** How the answer to "Whose is it?" is called. */
export const WHOSE_LABELS: Readonly<Record<Whose, Label>> = {
  emergency: { zh: '应急', en: 'emergency' },
  complex: { zh: '疑难', en: 'complex' },
  ordinary: { zh: '一般', en: 'ordinary' },
}
