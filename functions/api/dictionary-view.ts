import { APPEAL_LABELS } from '#domain/appeal.ts'
import { CASE_ACTIONS } from '#domain/case/actions/case-actions.ts'
import { OUTCOMES_OF_TASKS } from '#domain/case/actions/outcome-table.ts'
import { TASK_ACTIONS } from '#domain/case/actions/task-actions.ts'
import type { RETURN_REASONS } from '#domain/case/asked/outcomes.ts'
import { ALARM_CHECK_LABELS } from '#domain/case/asked/outcomes.ts'
import { OUTCOME_LABELS, STAGE_LABELS } from '#domain/case/record/labels.ts'
import { referralLabels } from '#domain/case/record/referral-rules.ts'
import { SENSITIVITY_LABELS } from '#domain/case/record/sensitive.ts'
import type { AskedOfDistrict } from '#domain/case/record/supervision.ts'
import { TASK_KINDS } from '#domain/case/record/task.ts'
import { CHECK_WAY_LABELS } from '#domain/case/stages/closure-check.ts'
import { RULING_FACTS } from '#domain/case/tasks/ruling-facts.ts'
import { NO_LONGER_NEEDED, TASK_FACTS } from '#domain/case/tasks/task-kinds.ts'
import { EVENTS } from '#domain/events/index.ts'
import {
  END_GROUND_LABELS,
  REJECTION_LABELS,
  REPORT_GROUND_FACTS,
  TERMINATION_LABELS,
} from '#domain/grounds.ts'
import type { Label } from '#domain/label.ts'
import type { ROUTED_AS } from '#domain/orders/record/orders.ts'
import { PROCESSING_LABELS } from '#domain/pack/limits-table.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { HOUSE_FACTS } from '#domain/people/house.ts'
import { roleLabel } from '#domain/people/rights.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { REPORT_ACTIONS } from '#domain/report/act.ts'
import { DUTY_FACTS } from '#domain/report/duties.ts'
import { CHANNEL_FACTS } from '#domain/report/record/channels.ts'
import { LOOKED_FOR_LABELS } from '#domain/report/record/look-reasons.ts'
import type { RECORDED_REPLIES } from '#domain/report/record/report.ts'

type Labels<Code extends string = string> = Readonly<Record<Code, Label>>

const RETURN_REASON_LABELS: Labels<(typeof RETURN_REASONS)[number]> = {
  'not-our-duty': { zh: '不属本单位职责', en: 'Not our duty' },
  'not-our-area': { zh: '不属本单位管辖', en: 'Not in our area' },
  'wrong-matter': { zh: '事项有误', en: 'Wrong matter' },
  'needs-another-lead': { zh: '应由其他单位主责', en: 'Another party should lead' },
}
const ROUTED_AS_LABELS: Labels<(typeof ROUTED_AS)[number]> = {
  lead: { zh: '主责', en: 'lead' },
  cooperating: { zh: '协同', en: 'cooperating' },
  'not-sent': { zh: '不再派', en: 'not sent' },
}
const CONSENT_LABELS: Labels<AskedOfDistrict> = {
  park: { zh: '挂账', en: 'park' },
  explain: { zh: '解释说明', en: 'explain' },
  reject: { zh: '不予受理', en: 'reject' },
  transfer: { zh: '移送', en: 'transfer' },
  merge: { zh: '并案', en: 'merge' },
  end: { zh: '终止', en: 'end' },
  close: { zh: '结案', en: 'close' },
  terminate: { zh: '不再重复办理', en: 'end the follow-up' },
}
const REPLY_LABELS: Labels<(typeof RECORDED_REPLIES)[number]> = {
  phone: { zh: '电话', en: 'by phone' },
  message: { zh: '短信', en: 'by message' },
  letter: { zh: '书面', en: 'in writing' },
  'in-person': { zh: '当面', en: 'in person' },
  'to-system': { zh: '回复来源系统', en: 'to the system it came from' },
}
const SATISFIED_LABELS: Labels = {
  satisfied: { zh: '满意', en: 'satisfied' },
  basically: { zh: '基本满意', en: 'mostly satisfied' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  'not-said': { zh: '未表态', en: 'not said' },
}
const WHISTLE_MODE_LABELS: Labels = {
  online: { zh: '线上', en: 'online' },
  'on-site': { zh: '现场', en: 'on site' },
}

const labelsOf = (entries: readonly (readonly [string, Label])[]): Labels => Object.fromEntries(entries)
const named = (list: readonly { readonly code: string; readonly name: Label }[]): Labels =>
  labelsOf(list.map(({ code, name }) => [code, name]))
const entryLabels = (table: Readonly<Record<string, { readonly label: Label }>>): Labels =>
  labelsOf(Object.entries(table).map(([code, { label }]) => [code, label]))

/** What is the same in every jurisdiction. */
const COMMON: Readonly<Record<string, Labels>> = {
  stage: STAGE_LABELS,
  'stage-outcome': OUTCOME_LABELS,
  'task-kind': {
    ...entryLabels(TASK_FACTS),
    ...labelsOf(Object.values(DUTY_FACTS).map(({ task, label }) => [task, label])),
  },
  role: labelsOf(STAFF_ROLES.map((one) => [one, roleLabel(one)])),
  appeal: APPEAL_LABELS,
  channel: entryLabels(CHANNEL_FACTS),
  action: { ...entryLabels(REPORT_ACTIONS), ...entryLabels(TASK_ACTIONS), ...entryLabels(CASE_ACTIONS) },
  event: labelsOf(EVENTS.map(({ type, zh }) => [type, { zh, en: type.replaceAll('-', ' ') }])),
  processing: PROCESSING_LABELS,
  rejection: REJECTION_LABELS,
  'report-ground': entryLabels(REPORT_GROUND_FACTS),
  'end-ground': END_GROUND_LABELS,
  'termination-ground': TERMINATION_LABELS,
  sensitivity: SENSITIVITY_LABELS,
  'alarm-check': ALARM_CHECK_LABELS,
  'return-reason': RETURN_REASON_LABELS,
  'routed-as': ROUTED_AS_LABELS,
  consent: CONSENT_LABELS,
  ruling: entryLabels(RULING_FACTS),
  reply: REPLY_LABELS,
  'check-way': CHECK_WAY_LABELS,
  'look-reason': LOOKED_FOR_LABELS,
  satisfied: SATISFIED_LABELS,
  'whistle-mode': WHISTLE_MODE_LABELS,
}

/** How what is reported about each kind of task is called, with the ways it ends otherwise. */
const OUTCOMES: Readonly<Record<string, Labels>> = Object.fromEntries(
  TASK_KINDS.map((kind) => [
    kind,
    // Any task falls away with its stage.
    { ...NO_LONGER_NEEDED, ...TASK_FACTS[kind].endings, ...entryLabels(OUTCOMES_OF_TASKS[kind]) },
  ]),
)

/**
 * Everything a client must name in a jurisdiction: for each `x-field` of a form, and each code of an answer, the words
 * that people read.
 */
export const dictionaryView = (
  pack: Pack,
): {
  readonly jurisdiction: string
  readonly packVersion: number
  readonly name: Label
  readonly practice?: true
  readonly lists: Readonly<Record<string, Labels>>
  readonly areas: Readonly<Record<string, NonNullable<Pack['grids'][number]['area']>>>
  readonly phones: Readonly<Record<string, string>>
  readonly outcomes: Readonly<Record<string, Labels>>
} => ({
  jurisdiction: pack.jurisdiction,
  packVersion: pack.version,
  name: pack.name,
  ...(pack.practice && { practice: pack.practice }),
  lists: {
    ...COMMON,
    'referral-rule': referralLabels(pack),
    party: named(pack.parties),
    subject: { ...named(pack.parties), ...entryLabels(HOUSE_FACTS) },
    grid: named(pack.grids),
    matter: named(pack.matters),
    door: named(pack.doors),
    'whistle-ground': named(pack.whistleGrounds),
    condition: labelsOf(
      pack.matters.flatMap(({ conditions }) => conditions.map(({ code, name }) => [code, name] as const)),
    ),
  },
  areas: Object.fromEntries(
    pack.grids.flatMap(({ code, area }) => (area === undefined ? [] : [[code, area]])),
  ),
  phones: Object.fromEntries(
    pack.parties.flatMap(({ code, phone }) => (phone === undefined ? [] : [[code, phone]])),
  ),
  outcomes: OUTCOMES,
})
