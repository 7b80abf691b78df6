import type * as z from 'zod'
import type { CaseCommand } from '../case/asked/command.ts'
import type { OnReport } from '../case/record/ruling.ts'
import type { Task } from '../case/record/task.ts'
import { RULING_FACTS } from '../case/tasks/ruling-facts.ts'
import type { Change } from '../decision/change.ts'
import { recorder } from '../decision/recorder.ts'
import type { Label } from '../label.ts'
import type { Actor } from '../people/actor.ts'
import { may, type Right, roleLabel, rolesWith } from '../people/rights.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { err, ok, type Result } from '../result.ts'
import { type ActionOf, type ReportAction, reportAction } from './asked.ts'
import { alsoSpokenTo } from './contact.ts'
import type { AskedOf, ReportContext, ReportDraft, StandsSo } from './draft.ts'
import { askEnd, heardOfEnd, heardOfEndRuling, refuseEnd, refuseEndRuling, ruleOnEnd } from './end.ts'
import { owedLonger } from './owing.ts'
import type { Joined } from './record/report.ts'
import {
  askReply,
  heardOfAskedReply,
  heardOfReply,
  heardOfReplyRuling,
  refuseAskReply,
  refuseReply,
  refuseReplyRuling,
  replied,
  ruleOnReply,
  suggestReply,
} from './reply.ts'
import { refuseSplit, splitOff } from './split-off.ts'
import { waitsForRuling } from './waiting.ts'
import { warningsAhead } from './warnings.ts'

/**
 * Decides what an action changes about a report that stands with a case. What the case hears of it is decided apart
 * (`heardInCase`) and saved with it: its reports have their own contact, limit and reply, also after it has ended.
 * @param sameCaller the other reports of its number in the case: one conversation is about all of them
 * @returns the changes to save together (none where the work was done already), or why it is refused
 */
export function actOnReport(
  report: Joined,
  action: ReportAction,
  sameCaller: readonly Joined[],
  context: ReportContext,
): Result<Change[], Refusal> {
  const copy = structuredClone(report)
  const chain = { sequence: copy.sequence, chainHash: copy.chainHash }
  const { record, changes } = recorder(
    `report/${report.reportId}`,
    chain,
    { ...context, actor: context.who.id, jurisdiction: report.jurisdiction },
    report.caseId,
  )
  const draft: ReportDraft = { report: copy, record, context, sameCaller, beside: [] }
  const refused = carryOut(draft, action.action, action)
  if (refused !== undefined) return err(refused)
  if (changes.length === 0) return ok([])
  const version = { ...chain, version: report.version + 1 }
  return ok([
    { kind: 'report', report: { ...(draft.leaves ?? draft.report), ...version } },
    ...changes,
    ...draft.beside,
  ])
}

/** What its case hears of an action, to be decided and saved with it; nothing where it is the report's alone. */
export const heardInCase = (asked: StandsSo, action: ReportAction): CaseCommand | undefined =>
  heard(asked, action.action, action)

const heard = <A extends Name>(asked: StandsSo, name: A, action: ActionOf<A>): CaseCommand | undefined =>
  REPORT_ACTIONS[name].hears?.(asked, action)

type Name = ReportAction['action']

/** What every action on a report says of itself. */
type ReportEntry<A> = {
  readonly label: Label
  readonly weight: number
  /** The right that it takes. */
  readonly by: Right
  /** Why it is not done now, whatever is filled in. */
  readonly refuse: (of: AskedOf) => Refusal | undefined
  readonly run: (draft: ReportDraft, action: A) => Refusal | undefined
  /** What likely stands in its form. */
  readonly suggests?: (of: StandsSo) => Readonly<Record<string, string>>
  /** What the case hears of it. */
  readonly hears?: (of: StandsSo, action: A) => CaseCommand | undefined
}

/** Everything that people do about one report of a case: who, what speaks against it, how it runs. */
export const REPORT_ACTIONS: { readonly [A in Name]: ReportEntry<ActionOf<A>> } = {
  'record-contact': {
    label: { zh: '登记先行联系', en: 'Record the first contact' },
    weight: 80,
    by: 'call',
    refuse: refuseContact,
    run: contacted,
  },
  'record-inquiry': {
    label: { zh: '登记来电催问', en: 'Record that the reporter rang again' },
    weight: 60,
    by: 'call',
    refuse: refuseContact,
    run: inquired,
    hears: () => ({ type: 'hear-inquiry' }),
  },
  'ask-reply': {
    label: { zh: '提请审核答复', en: 'Ask for the approval of the reply' },
    weight: 65,
    by: 'call',
    refuse: refuseAskReply,
    suggests: suggestReply,
    run: askReply,
    hears: heardOfAskedReply,
  },
  'rule-on-reply': {
    label: { zh: '办结审核', en: 'Approve the reply' },
    weight: 91,
    by: 'rule',
    refuse: refuseReplyRuling,
    suggests: ({ report: { answer } }) => (answer === undefined ? {} : { words: answer.words }),
    run: ruleOnReply,
    hears: heardOfReplyRuling,
  },
  'record-reply': {
    label: { zh: '登记答复', en: 'Record the reply' },
    weight: 70,
    by: 'call',
    refuse: refuseReply,
    run: replied,
    hears: heardOfReply,
  },
  'ask-extension': {
    label: { zh: '申请延长答复', en: 'Ask for a longer reply limit' },
    weight: 30,
    by: 'call',
    refuse: refuseExtension,
    run: askExtension,
    hears: ({ report: { reportId } }) => ({
      type: 'ask-about-report',
      on: 'report-extension',
      report: { reportId },
    }),
  },
  'rule-on-extension': {
    label: { zh: '审核延长答复', en: 'Rule on the longer limit' },
    weight: 90,
    by: 'rule',
    refuse: refuseExtensionRuling,
    run: ruleOnExtension,
    hears: ({ report: { reportId } }, { grant }) => ({
      type: 'rule-on-report',
      on: 'report-extension',
      reportId,
      as: grant ? 'granted' : 'refused',
    }),
  },
  'end-report': {
    label: { zh: '单件终止', en: 'End this report alone' },
    weight: 15,
    by: 'call',
    refuse: refuseEnd,
    run: askEnd,
    hears: heardOfEnd,
  },
  'split-off': {
    label: { zh: '拆分', en: 'Split this report off' },
    weight: 20,
    by: 'steer',
    refuse: refuseSplit,
    run: splitOff,
    hears: ({ report }) => ({ type: 'report-leaves', report }),
  },
  'rule-on-end': {
    label: { zh: '审核单件终止', en: 'Rule on ending this report' },
    weight: 92,
    by: 'rule',
    refuse: refuseEndRuling,
    run: ruleOnEnd,
    hears: heardOfEndRuling,
  },
}

function carryOut<A extends Name>(draft: ReportDraft, name: A, action: ActionOf<A>): Refusal | undefined {
  const entry = REPORT_ACTIONS[name]
  return refuseOnReport(entry, draft) ?? entry.run(draft, action)
}

/** Why an action on a report is not done, whatever is filled in: so it is decided, and so it is offered or not. */
const refuseOnReport = (
  { by, refuse }: Pick<ReportEntry<never>, 'by' | 'refuse'>,
  draft: AskedOf,
): Refusal | undefined =>
  may(draft.context.who, by)
    ? refuse(draft)
    : refusal(
        'not-permitted',
        `This is for ${rolesWith(by)
          .map((one) => roleLabel(one).en)
          .join(' or ')} to do.`,
      )

/** What somebody may do about a report now; more than one may be refused by what is filled in, or by a race. */
export function availableOnReport(report: Joined, asked: AskedOf['context']): readonly AvailableOnReport[] {
  const draft = { report, context: asked }
  return reportAction.options.flatMap((schema) => {
    const action = schema.shape.action.value
    const { by, refuse, suggests } = REPORT_ACTIONS[action]
    return refuseOnReport({ by, refuse }, draft) === undefined ? [offered(schema, suggests?.(draft))] : []
  })
}

/** By which action each ruling on a single report is made. */
const RULED_BY: Readonly<Record<string, Name>> = {
  'report-end': 'rule-on-end',
  'report-extension': 'rule-on-extension',
  'report-reply': 'rule-on-reply',
} satisfies Record<OnReport, Name>

/** What whoever may rule does about a ruling on a report that stands on his desk: told by the ruling alone. */
export function availableToRule(
  { ruling, assignee }: Pick<Task, 'ruling' | 'assignee'>,
  who: Actor,
): readonly AvailableOnReport[] {
  const action = RULED_BY[ruling?.on ?? '']
  if (action === undefined || ruling?.by === who.id || !may(who, REPORT_ACTIONS[action].by)) return []
  // What has come to the centre's head may be his alone.
  const higher = assignee.kind === 'role' && assignee.role !== RULING_FACTS['report-reply'].desk
  if (action === 'rule-on-reply' && higher && !may(who, 'head')) return []
  return reportAction.options.flatMap((schema) =>
    schema.shape.action.value === action ? [offered(schema)] : [],
  )
}

function offered(
  schema: (typeof reportAction.options)[number],
  suggested?: Readonly<Record<string, string>>,
): AvailableOnReport {
  const action = schema.shape.action.value
  const { label, weight } = REPORT_ACTIONS[action]
  return { action, label, weight, fill: { action }, ...(suggested && { suggested }), schema }
}

/** Something that somebody may do now about a report. */
export type AvailableOnReport = {
  readonly action: Name
  readonly label: Label
  readonly weight: number
  readonly fill: Readonly<Record<string, string>>
  readonly suggested?: Readonly<Record<string, string>>
  readonly schema: z.ZodType
}

function refuseContact({ report }: AskedOf): Refusal | undefined {
  return report.reachable
    ? undefined
    : refusal('report-unknown', 'Nobody stands behind this report who could be called.')
}

function contacted(draft: ReportDraft, { note, recording }: ActionOf<'record-contact'>): undefined {
  const { report, context } = draft
  draft.report = { ...report, contactedAt: report.contactedAt ?? context.now }
  draft.record('report-contacted', {}, { text: note, recording })
  const booked = { ...context, actor: context.who.id, jurisdiction: report.jurisdiction }
  draft.beside.push(...alsoSpokenTo(draft.sameCaller, report.reportId, {}, booked))
}

/** The case hears of it as well: that it counts there and urges the lead is decided with it. */
function inquired(draft: ReportDraft, { note }: ActionOf<'record-inquiry'>): undefined {
  const times = (draft.report.inquiries ?? 0) + 1
  draft.report = { ...draft.report, inquiries: times }
  draft.record('report-inquired', { times }, { text: note })
}

function refuseExtension({ report, context }: AskedOf): Refusal | undefined {
  const { owed, extension } = report
  if (owed === undefined || report.replied !== undefined)
    return refusal('already-replied', 'No reply is owed to this report any more.')
  if (waitsForRuling('report-extension', report, context.of))
    return refusal('extension-pending', 'A longer limit for this report waits for its ruling already.')
  if (extension?.state === 'granted')
    return refusal('extensions-used', 'The reply limit of a report is made longer once.')
  if (context.of.case.status === 'ended')
    return refusal('case-ended', 'This case has ended: nothing is waited for any more. Give the reply.')
  return context.now < owed.reply.dueAt
    ? undefined
    : refusal(
        'too-late',
        `The due time passed at ${owed.reply.dueAt}. An extension is asked for before that.`,
      )
}

function askExtension(draft: ReportDraft, { note }: ActionOf<'ask-extension'>): undefined {
  const { report, context } = draft
  draft.report = { ...report, extension: { state: 'asked', at: context.now, by: context.who.id } }
  draft.record('report-extension-asked', {}, { text: note })
}

function refuseExtensionRuling({ report, context }: AskedOf): Refusal | undefined {
  if (
    report.extension?.state !== 'asked' ||
    report.owed === undefined ||
    !waitsForRuling('report-extension', report, context.of)
  )
    return refusal('no-extension', 'No longer limit for this report waits for a ruling.')
  return report.extension.by === context.who.id
    ? refusal('own-request', 'Who asked for an extension does not rule on it. Somebody else has to.')
    : undefined
}

/** Somebody else rules on it, the shift leader or the centre's head; what was asked in time may be granted later. */
function ruleOnExtension(
  draft: ReportDraft,
  { grant, note, publicWords: words }: ActionOf<'rule-on-extension'>,
): undefined {
  const { report, context } = draft
  const { who, now } = context
  if (report.owed === undefined) return
  const state = grant ? 'granted' : 'refused'
  const extension = { state, at: now, by: who.id, ...(words === undefined ? {} : { words }) } as const
  if (!grant) {
    draft.report = { ...report, extension }
    draft.record('report-extension-ruled', { granted: false }, { text: note })
    return
  }
  const owed = owedLonger(report, report.owed, now, context)
  const { warnings: _before, ...rest } = withoutOverdueReply(report)
  draft.report = { ...rest, owed, extension, ...warningsAhead(report, owed, context, now) }
  draft.record('report-extension-ruled', { granted: true, owed }, { text: note })
}

/** A reply that was overdue for its old limit may be so for the new one again. */
function withoutOverdueReply(report: Joined): Joined {
  const { overdue, ...rest } = report
  const left = overdue?.filter((duty) => duty !== 'reply') ?? []
  return left.length === 0 ? rest : { ...rest, overdue: left }
}
