/** The listed reasons and grounds on which a case ends before it is solved, with the words a reporter is told. */
import type { Label } from './label.ts'

/** Reasons from the list for which a case may be rejected; the right door (该找谁) is told with it. */
export const REJECTIONS = [
  'not-our-jurisdiction',
  'not-a-public-matter',
  'legal-route',
  'not-found-on-site',
  'malicious',
] as const
export type Rejection = (typeof REJECTIONS)[number]

/** Reasons that send the reporter elsewhere: somebody else is responsible, so the door has to be named. */
export const ELSEWHERE: readonly Rejection[] = ['not-our-jurisdiction', 'not-a-public-matter', 'legal-route']

/** Grounds from the list on which a case ends without closure (不再受理); the legal route is told. */
export const END_GROUNDS = ['litigation', 'petition', 'arbitration', 'withdrawn', 'no-hazard-left'] as const
export type EndGround = (typeof END_GROUNDS)[number]

/** Grounds on which the centre's head ends a follow-up (终结); the further remedy is told. */
export const TERMINATION_GROUNDS = ['policy-exhausted', 'demand-unlawful', 'further-remedy-told'] as const
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number]

/** What the reporter is told as the reason of a rejection. */
export const REJECTION_LABELS: Readonly<Record<Rejection, Label>> = {
  'not-our-jurisdiction': { zh: '不属本辖区', en: 'Outside this jurisdiction' },
  'not-a-public-matter': { zh: '不属政府职能范围', en: 'Not a matter of public administration' },
  'legal-route': { zh: '应通过法定途径解决', en: 'To be settled by the legal route' },
  'not-found-on-site': { zh: '现场核实未发现', en: 'Not found when checked on site' },
  malicious: { zh: '经核实，与反映情况不一致', en: 'The account was not true' },
}

/** What the reporter is told as the ground on which the case ended. */
export const END_GROUND_LABELS: Readonly<Record<EndGround, Label>> = {
  litigation: { zh: '已进入诉讼程序', en: 'Before the courts' },
  petition: { zh: '已进入信访程序', en: 'In the petition procedure' },
  arbitration: { zh: '已进入仲裁程序', en: 'In arbitration' },
  withdrawn: { zh: '诉求均已撤回', en: 'All reports were taken back' },
  'no-hazard-left': { zh: '隐患已消除', en: 'The hazard is gone' },
}

/** What the reporter is told as the ground on which the centre's head ended the follow-up. */
export const TERMINATION_LABELS: Readonly<Record<TerminationGround, Label>> = {
  'policy-exhausted': {
    zh: '已按现行政策办理，具体说明如下',
    en: 'All that present policy allows has been done',
  },
  'demand-unlawful': { zh: '现行法规政策暂不支持该诉求', en: 'No law or policy supports the demand' },
  'further-remedy-told': { zh: '依法应走后续救济途径', en: 'The further remedy provided by law applies' },
}
