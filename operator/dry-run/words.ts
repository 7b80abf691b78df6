import type { Case } from '#domain/case/record/case.ts'
import { type Instant, localDate, localTime } from '#domain/clock/calendar.ts'
import type { Difference } from '#domain/dry-run/compare.ts'
import type { Fired } from '#domain/dry-run/escalation.ts'
import type { RouteField } from '#domain/dry-run/routing.ts'
import type { Totals } from '#domain/dry-run/totals.ts'
import type { Label } from '#domain/label.ts'
import type { TriggerName } from '#domain/pack/ladder.ts'

/** What a route is made of, in words. */
const FIELDS: Readonly<Record<RouteField, Label>> = {
  place: { zh: '地点', en: 'place' },
  grid: { zh: '网格', en: 'grid' },
  matter: { zh: '事项', en: 'matter' },
  condition: { zh: '立案条件', en: 'filing condition' },
  lead: { zh: '主责', en: 'lead' },
  cooperating: { zh: '协同', en: 'cooperating' },
  sure: { zh: '直接派遣', en: 'sure' },
  complex: { zh: '疑难', en: 'complex' },
}

/** What raises a case, in words. */
const TRIGGERS: Readonly<Record<TriggerName, Label>> = {
  'failed-reinspection': { zh: '核查不通过', en: 'failed reinspection' },
  returns: { zh: '退单次数', en: 'returns' },
  'returning-parties': { zh: '退单单位数', en: 'returning parties' },
  'broken-promises': { zh: '承诺未兑现', en: 'broken promises' },
  overdue: { zh: '超时', en: 'overdue' },
  reports: { zh: '多人反映', en: 'reports' },
  accepted: { zh: '受理时', en: 'accepted' },
  'nobody-leads': { zh: '无人主责', en: 'nobody leads' },
  'conditions-lacking': { zh: '条件不具备', en: 'conditions lacking' },
  'not-content': { zh: '回访不满意', en: 'not content' },
}
const STEPS = {
  grid: { zh: '网格', en: 'grid' },
  street: { zh: '街道', en: 'street' },
  district: { zh: '区', en: 'district' },
} as const satisfies Record<Fired['to'], Label>

const NONE = '—'
const both = ({ zh, en }: Label): string => `${zh} ${en}`
const moment = (at: Instant | undefined): string =>
  at === undefined ? NONE : `${localDate(at)} ${localTime(at)}`

/** A case and what would have gone otherwise, line by line. */
export const linesOf = (of: Case, differences: readonly Difference[]): string[] => [
  `${of.caseId}  ${of.matter}  ${of.place.key}  ${moment(of.openedAt)}`,
  ...differences.flatMap(linesOfOne),
]

function linesOfOne(one: Difference): string[] {
  switch (one.about) {
    case 'routing':
      return [`  派遣 routing     ${both(FIELDS[one.field])}: ${one.before || NONE} → ${one.after || NONE}`]
    case 'timing':
      return [
        `  时限 timing      ${one.taskId} ${one.kind}: ${moment(one.before)} → ${moment(one.after)}  ${one.words.zh} · ${one.words.en}`,
        ...(one.because === undefined
          ? []
          : [`                   ${one.because.zh}`, `                   ${one.because.en}`]),
      ]
    case 'escalation':
      return [`  升级 escalation  ${firedInWords(one.before)} → ${firedInWords(one.after)}`]
  }
}

function firedInWords(fired: Fired | undefined): string {
  if (fired === undefined) return NONE
  const facts = Object.entries(fired.facts).map(([fact, value]) => `${fact} ${value}`)
  return `${moment(fired.at)} ${both(TRIGGERS[fired.on])} [${fired.rule} ⇒ ${both(STEPS[fired.to])}]${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

/** What it came to, as a table. */
export const linesOfTotals = (of: Totals): string[] => [
  '',
  `| 合计 total | ${of.cases} |`,
  '|---|---|',
  `| 有不同 different | ${of.different} |`,
  `| 派遣 routing | ${of.routing} |`,
  `| 时限 timing | ${of.timing}（${of.dueTimes.earlier} 早 earlier, ${of.dueTimes.later} 晚 later, ${of.dueTimes.without} 无 without） |`,
  `| 升级 escalation | ${of.escalation}（${of.rules.more} 新增 more, ${of.rules.fewer} 不再 fewer, ${of.rules.otherwise} 不同 otherwise） |`,
]
