import { APPEAL_LABELS, APPEALS, type Appeal } from '../appeal.ts'
import type { Instant } from '../clock/calendar.ts'
import type { Source, Terms } from '../clock/deadline.ts'
import type { Limit } from '../clock/limit.ts'
import type { Label } from '../label.ts'
import {
  LIMITED_STAGE_LABELS,
  LIMITED_STAGES,
  type LimitedStage,
  limitsUnder,
  PROCESSING_LABELS,
  PROCESSINGS,
  type Processing,
} from './limits-table.ts'
import { limitsOf, matterOf, type Pack } from './pack.ts'

/** What of a case decides which limits it has. */
export type LimitedBy = {
  readonly matter: string
  readonly condition: string
  readonly emergency: boolean
  readonly processing?: Processing | undefined
}

/**
 * The limit of a stage by matter, filing condition and processing type, with where it comes from.
 * @throws Error for a combination that the pack does not have
 */
export function matterLimit(
  pack: Pack,
  { matter, condition, emergency, processing = 'general' }: LimitedBy,
  stage: LimitedStage,
): { readonly limit: Limit; readonly source: Source } {
  const limit = limitsOf(pack, matter, condition, emergency, processing)[stage]
  const found = matterOf(pack, matter)
  const named = found.conditions.find((one) => one.code === condition)?.name ?? {
    zh: condition,
    en: condition,
  }
  const words: readonly Label[] = [
    found.name,
    named,
    ...(processing === 'general' ? [] : [PROCESSING_LABELS[processing]]),
    ...(emergency ? [{ zh: '紧急', en: 'emergency' }] : []),
    LIMITED_STAGE_LABELS[stage],
  ]
  const ref = ['matters', matter, condition, processing, stage, ...(emergency ? ['emergency'] : [])]
  return {
    limit,
    source: {
      ref: `${origin(pack)}/${ref.join('/')}`,
      name: { zh: words.map((one) => one.zh).join('·'), en: words.map((one) => one.en).join(', ') },
    },
  }
}

/** The limits of the policy that run on a task. */
const POLICY_LIMITS = {
  firstContact: { of: (pack) => pack.policy.firstContact, name: { zh: '先行联系', en: 'first contact' } },
  decide: { of: (pack) => pack.policy.decide, name: { zh: '研判', en: 'a decision' } },
  supervision: { of: (pack) => pack.policy.supervision, name: { zh: '督办', en: 'supervision' } },
  takeNote: {
    of: (pack) => pack.policy.takeNote,
    name: { zh: '应急告知', en: 'taking note of an emergency' },
  },
  decideUrgent: {
    of: (pack) => pack.policy.decideUrgent,
    name: { zh: '应急研判', en: 'deciding in an emergency' },
  },
  handleAgain: {
    of: (pack) => pack.policy.handleAgain,
    name: { zh: '再次处置', en: 'handling it again' },
  },
  followUpWithin: {
    of: (pack) => pack.policy.followUp.within,
    name: { zh: '回访', en: 'calling the reporter back' },
  },
  ruleOnReturn: {
    of: (pack) => pack.policy.rulings.return,
    name: { zh: '退单审核', en: 'the ruling on a return' },
  },
  ruleOnObjection: {
    of: (pack) => pack.policy.rulings.objection,
    name: { zh: '异议终审', en: 'the final ruling on a return' },
  },
  ruleOnExtension: {
    of: (pack) => pack.policy.rulings.extension,
    name: { zh: '延期审核', en: 'the ruling on an extension' },
  },
  ruleOnProcessing: {
    of: (pack) => pack.policy.rulings.processing,
    name: { zh: '处理类型审定', en: 'the ruling on a processing type' },
  },
  ruleOnProposal: {
    of: (pack) => pack.policy.rulings.proposal,
    name: { zh: '签批', en: 'the signature under a proposal' },
  },
  ruleOnReport: {
    of: (pack) => pack.policy.rulings.report,
    name: { zh: '单件诉求审核', en: 'the ruling on a single report' },
  },
  consent: {
    of: (pack) => pack.policy.rulings.consent,
    name: { zh: '督办意见', en: 'consent of the district' },
  },
  ruleInEmergency: {
    of: (pack) => pack.policy.rulings.emergency,
    name: { zh: '应急审核', en: 'a ruling in an emergency' },
  },
} as const satisfies Record<string, { of: (pack: Pack) => Limit; name: Label }>
export type PolicyLimit = keyof typeof POLICY_LIMITS
const isPolicyLimit = (rule: string | undefined): rule is PolicyLimit =>
  rule !== undefined && Object.hasOwn(POLICY_LIMITS, rule)

/** A limit of the policy, with where it comes from. */
export const policyLimit = (
  pack: Pack,
  rule: PolicyLimit,
): { readonly limit: Limit; readonly source: Source } => ({
  limit: POLICY_LIMITS[rule].of(pack),
  source: { ref: `${origin(pack)}/policy/${rule}`, name: POLICY_LIMITS[rule].name },
})

/**
 * The limit that a pack has under a reference as the two above write it, whatever pack or version wrote it.
 * @returns nothing when the pack has no such limit
 */
export function limitUnder(
  pack: Pack,
  ref: string,
): { readonly limit: Limit; readonly source: Source } | undefined {
  const [, part, ...rest] = ref.split('/')
  if (part === 'policy') {
    const [rule] = rest
    return isPolicyLimit(rule) ? policyLimit(pack, rule) : undefined
  }
  const [matter = '', condition = '', processingCode, stageCode, emergency] = rest
  const processing = PROCESSINGS.find((one) => one === processingCode)
  const stage = LIMITED_STAGES.find((one) => one === stageCode)
  const found = pack.matters
    .find(({ code }) => code === matter)
    ?.conditions.find(({ code }) => code === condition)
  if (part !== 'matters' || processing === undefined || stage === undefined || found === undefined)
    return undefined
  const urgent = emergency === 'emergency'
  if (limitsUnder(found, processing, urgent) === undefined) return undefined
  return matterLimit(pack, { matter, condition, emergency: urgent, processing }, stage)
}

/** What a reference as the two above write it names, whatever version of the pack wrote it. */
export const limitOfAnyVersion = (ref: string): string => ref.slice(ref.indexOf('/'))

/** A limit that starts to run. */
export const limitTerms = (
  { limit, source }: { readonly limit: Limit; readonly source: Source },
  start: Instant,
): Terms => ({ kind: 'limit', limit, start, source })

const origin = (pack: Pick<Pack, 'jurisdiction' | 'version'>): string =>
  `${pack.jurisdiction}@${pack.version}`

/** The limits that run on a report: its first contact, the reply by its kind of appeal, the reply to what is complex. */
export type ReportLimit = 'firstContact' | `reply/${Appeal}` | 'complexReply'

const REPLY: Label = { zh: '答复', en: 'reply' }
const COMPLEX_REPLY: Label = { zh: '疑难诉求答复', en: 'reply to a complex appeal' }

function nameOfReportLimit(rule: ReportLimit): Label {
  if (rule === 'firstContact') return POLICY_LIMITS.firstContact.name
  if (rule === 'complexReply') return COMPLEX_REPLY
  const appeal = APPEALS.find((one) => rule === `reply/${one}`)
  const { zh, en } = appeal === undefined ? REPLY : APPEAL_LABELS[appeal]
  return { zh: `${zh}·${REPLY.zh}`, en: `${en}, ${REPLY.en}` }
}

/** Where a limit of a report comes from, in some version of a pack, which need not be the present one. */
export const reportLimitSource = (jurisdiction: string, version: number, rule: ReportLimit): Source => ({
  ref: `${origin({ jurisdiction, version })}/policy/${rule}`,
  name: nameOfReportLimit(rule),
})

/** A limit that runs on a report, with where it comes from. */
export function reportLimit(
  pack: Pack,
  rule: ReportLimit,
): { readonly limit: Limit; readonly source: Source } {
  const { firstContact, complexReply, appeals } = pack.policy
  const appeal = APPEALS.find((one) => rule === `reply/${one}`)
  const limit =
    appeal !== undefined ? appeals[appeal].reply : rule === 'complexReply' ? complexReply : firstContact
  return { limit, source: reportLimitSource(pack.jurisdiction, pack.version, rule) }
}
