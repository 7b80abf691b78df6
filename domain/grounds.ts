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
export const ELSEWHERE: readonly (Rejection | ReportGround)[] = [
  'not-our-jurisdiction',
  'not-a-public-matter',
  'legal-route',
  'discipline',
]

/** Grounds from the list on which a case ends without closure (不再受理); the legal route is told. */
export const END_GROUNDS = ['litigation', 'petition', 'arbitration', 'withdrawn', 'no-hazard-left'] as const
export type EndGround = (typeof END_GROUNDS)[number]

/** Grounds on which the centre's head ends a follow-up (终结); the further remedy is told. */
export const TERMINATION_GROUNDS = ['policy-exhausted', 'demand-unlawful', 'further-remedy-told'] as const
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number]

/**
 * Grounds on which a single report ends while the others of its case go on. An empty one whoever calls ends alone; any other is
 * the shift leader's to rule on.
 */
export const REPORT_GROUNDS = [
  'empty',
  'not-our-jurisdiction',
  'not-a-public-matter',
  'legal-route',
  'not-confirmed',
  'malicious',
  'threat',
  'false-alarm',
  'discipline',
] as const
export type ReportGround = (typeof REPORT_GROUNDS)[number]

/** What the reporter is told as the reason of a rejection. */
export const REJECTION_LABELS: Readonly<Record<Rejection, Label>> = {
  'not-our-jurisdiction': { zh: '不属本辖区', en: 'Outside this jurisdiction' },
  'not-a-public-matter': { zh: '不属政府职能范围', en: 'Not a matter of public administration' },
  'legal-route': { zh: '应通过法定途径解决', en: 'To be settled by the legal route' },
  'not-found-on-site': { zh: '现场核实未发现', en: 'Not found when checked on site' },
  malicious: {
    zh: '经核实，与反映情况不一致；如有补充请拨12345',
    en: 'When checked, it was not as told. Call 12345 to say more',
  },
}

/** The reason that a reporter is told: nobody is called malicious. */
export const reasonTold = (reason: Rejection): Label & { readonly code: string } => ({
  code: reason === 'malicious' ? 'not-confirmed' : reason,
  ...REJECTION_LABELS[reason],
})

type GroundFacts = {
  /** As staff name it. */
  readonly label: Label
  /** What its reporter is told in its place, under which code; as staff name it, where nothing else is said. */
  readonly told?: Label & { readonly code: string }
}

const NOT_CONFIRMED = { code: 'not-confirmed', ...REJECTION_LABELS.malicious }

/** What each ground is called on which a single report ends, and what its reporter is told. */
export const REPORT_GROUND_FACTS: Readonly<Record<ReportGround, GroundFacts>> = {
  empty: {
    label: { zh: '无有效内容', en: 'Nothing in it to work on' },
    told: {
      code: 'empty',
      zh: '未反映可办理的事项；如有补充请拨12345',
      en: 'There was nothing in it to work on. Call 12345 to say more',
    },
  },
  'not-our-jurisdiction': { label: REJECTION_LABELS['not-our-jurisdiction'] },
  'not-a-public-matter': { label: REJECTION_LABELS['not-a-public-matter'] },
  'legal-route': { label: REJECTION_LABELS['legal-route'] },
  'not-confirmed': { label: { zh: '经核实不属实', en: 'Not confirmed when checked' }, told: NOT_CONFIRMED },
  malicious: { label: { zh: '恶意反映', en: 'Malicious' }, told: NOT_CONFIRMED },
  threat: {
    label: { zh: '扬言威胁', en: 'A threat' },
    told: {
      code: 'threat',
      zh: '所述情形由公安机关受理',
      en: 'What it tells of is for the police',
    },
  },
  'false-alarm': {
    label: { zh: '虚假警情', en: 'A false alarm' },
    told: {
      code: 'false-alarm',
      zh: '经核实无此警情；遇有警情请拨110',
      en: 'When checked, there was no emergency. Call 110 when there is one',
    },
  },
  discipline: {
    label: { zh: '反映公职人员违纪（转告纪检渠道）', en: 'About the discipline of officials' },
    told: {
      code: 'discipline',
      zh: '反映党员干部、公职人员违纪违法的，由纪检监察机关受理',
      en: 'What is about the discipline of officials is for the discipline office',
    },
  },
}

/** What the reporter is told of the ground on which the report ended. */
export const groundTold = (ground: ReportGround): Label & { readonly code: string } => {
  const { label, told } = REPORT_GROUND_FACTS[ground]
  return told ?? { code: ground, ...label }
}

/** What the reporter is told as the ground on which the case ended. */
export const END_GROUND_LABELS: Readonly<Record<EndGround, Label>> = {
  litigation: { zh: '已进入诉讼程序', en: 'Before the courts' },
  petition: { zh: '已进入信访程序', en: 'In the petition procedure' },
  arbitration: { zh: '已进入仲裁程序', en: 'In arbitration' },
  withdrawn: { zh: '已无有效诉求', en: 'No report stands any more' },
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
