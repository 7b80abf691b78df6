import * as z from 'zod'
import type { Case } from '../case/case.ts'
import type { Change } from '../change.ts'
import { type Recorder, type RecordingContext, recorder } from '../events/recorder.ts'
import { type Actor, hasRole } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { err, ok, type Result } from '../result.ts'
import { text } from '../text.ts'
import { type OwingRules, owedLonger, withFirstContact } from './owing.ts'
import { RECORDED_REPLIES, type Report } from './report.ts'

const note = text(4_000)
const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

/** What people do about one report of a case. */
export const reportAction = z.discriminatedUnion('action', [
  /** 先行联系: its reporter was spoken to. */
  of('record-contact', { note: note.optional() }),
  /** 答复: its source had its reply. */
  of('record-reply', { how: z.enum(RECORDED_REPLIES), note }),
  /** 延期: the longer reply limit of what is complex is asked for, before the present one has passed. */
  of('ask-extension', { note }),
  of('rule-on-extension', { grant: z.boolean(), note: note.optional() }),
])
export type ReportAction = z.infer<typeof reportAction>
type ActionOf<A extends ReportAction['action']> = Extract<ReportAction, { action: A }>

type Joined = Extract<Report, { status: 'joined' }>

/** Who acts on a report, when, and under which rules. */
export type ReportContext = Omit<RecordingContext, 'actor' | 'jurisdiction'> &
  OwingRules & { readonly who: Actor }

/** A report being decided about: a copy that may be changed, and what was recorded on the way. */
type ReportDraft = { report: Joined; readonly record: Recorder['record']; readonly context: ReportContext }

/**
 * Decides what an action changes about a report that stands with a case. The case itself is not touched: its reports
 * have their own contact, limit and reply, also after it has ended.
 * @param its case, whose first contact is that of the report that opened it
 * @returns the changes to save together (none where the work was done already), or why it is refused
 */
export function actOnReport(
  report: Joined,
  action: ReportAction,
  its: Case,
  context: ReportContext,
): Result<Change[], Refusal> {
  const copy = withFirstContact(structuredClone(report), its)
  const chain = { sequence: copy.sequence, chainHash: copy.chainHash }
  const { record, changes } = recorder(
    `report/${report.reportId}`,
    chain,
    { ...context, actor: context.who.id, jurisdiction: report.jurisdiction },
    report.caseId,
  )
  const draft: ReportDraft = { report: copy, record, context }
  const refused = carryOut(draft, action)
  if (refused !== undefined) return err(refused)
  if (changes.length === 0) return ok([])
  const saved: Joined = { ...draft.report, ...chain, version: report.version + 1 }
  return ok([{ kind: 'report', report: saved }, ...changes])
}

function carryOut(draft: ReportDraft, action: ReportAction): Refusal | undefined {
  const { who } = draft.context
  if (!hasRole(who, 'call-taker', 'shift-leader', 'centre-head'))
    return refusal('not-permitted', 'Those who call reporters record what a report had.')
  switch (action.action) {
    case 'record-contact':
      return contacted(draft, action)
    case 'record-reply':
      return replied(draft, action)
    case 'ask-extension':
      return askExtension(draft, action)
    case 'rule-on-extension':
      return ruleOnExtension(draft, action)
  }
}

function contacted(draft: ReportDraft, { note }: ActionOf<'record-contact'>): Refusal | undefined {
  const { report, context } = draft
  if (report.contactedAt !== undefined) return undefined
  if (!report.reachable)
    return refusal('report-unknown', 'Nobody stands behind this report who could be called.')
  draft.report = { ...report, contactedAt: context.now }
  return void draft.record('report-contacted', {}, { text: note })
}

/** The words of a reply stay here; to a system of the district goes that its report was answered, and how. */
function replied(draft: ReportDraft, { how, note }: ActionOf<'record-reply'>): Refusal | undefined {
  const { report, context } = draft
  if (report.replied !== undefined)
    return refusal('already-replied', `This report was answered at ${report.replied.at}.`)
  if (how === 'to-system' && report.source === undefined)
    return refusal(
      'wrong-outcome',
      'No system sent this report in. Say how its reporter was answered.',
      'how',
    )
  const spokenTo = how === 'phone' || how === 'in-person'
  draft.report = {
    ...report,
    replied: { at: context.now, how },
    ...(spokenTo ? { contactedAt: report.contactedAt ?? context.now } : {}),
  }
  const { source } = report
  return void draft.record(
    'report-replied',
    { how, ...(source === undefined ? {} : { source }) },
    { text: note },
  )
}

function askExtension(draft: ReportDraft, { note }: ActionOf<'ask-extension'>): Refusal | undefined {
  const { report, context } = draft
  const { owed, extension } = report
  if (owed === undefined || report.replied !== undefined)
    return refusal('already-replied', 'No reply is owed to this report any more.')
  if (extension?.state === 'asked')
    return refusal('extension-pending', 'A longer limit for this report waits for its ruling already.')
  if (extension?.state === 'granted')
    return refusal('extensions-used', 'The reply limit of a report is made longer once.')
  if (context.now >= owed.reply.dueAt)
    return refusal(
      'too-late',
      `The due time passed at ${owed.reply.dueAt}. An extension is asked for before that.`,
    )
  draft.report = { ...report, extension: { state: 'asked', at: context.now, by: context.who.id } }
  return void draft.record('report-extension-asked', {}, { text: note })
}

/** Somebody else rules on it, the shift leader or the centre's head; what was asked in time may be granted later. */
function ruleOnExtension(
  draft: ReportDraft,
  { grant, note }: ActionOf<'rule-on-extension'>,
): Refusal | undefined {
  const { report, context } = draft
  const { who, now } = context
  if (report.extension?.state !== 'asked' || report.owed === undefined)
    return refusal('no-extension', 'No longer limit for this report waits for a ruling.')
  if (report.extension.by === who.id)
    return refusal('own-request', 'Who asked for an extension does not rule on it. Somebody else has to.')
  if (!hasRole(who, 'shift-leader', 'centre-head'))
    return refusal('not-permitted', "The shift leader or the centre's head rules on it.")
  const extension = { state: grant ? 'granted' : 'refused', at: now, by: who.id } as const
  if (!grant) {
    draft.report = { ...report, extension }
    return void draft.record('report-extension-ruled', { granted: false }, { text: note })
  }
  const owed = owedLonger(report, report.owed, now, context)
  draft.report = { ...withoutOverdueReply(report), owed, extension }
  return void draft.record('report-extension-ruled', { granted: true, owed }, { text: note })
}

/** A reply that was overdue for its old limit may be so for the new one again. */
function withoutOverdueReply(report: Joined): Joined {
  const { overdue, ...rest } = report
  const left = overdue?.filter((duty) => duty !== 'reply') ?? []
  return left.length === 0 ? rest : { ...rest, overdue: left }
}
