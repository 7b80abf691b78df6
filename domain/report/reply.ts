import type { CaseCommand } from '../case/asked/command.ts'
import { approverOf, type ReplyApprover } from '../pack/reply-approval.ts'
import { may } from '../people/rights.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './asked.ts'
import type { AskedOf, ReportDraft, StandsSo } from './draft.ts'
import { draftReply } from './draft-reply.ts'
import { giveReply } from './give-reply.ts'
import type { Joined } from './record/report.ts'
import { waitsForRuling } from './waiting.ts'

const approver = ({ report, context: { pack, of } }: StandsSo): ReplyApprover =>
  approverOf(pack, of.case, report)

const answered = ({ replied }: Joined): Refusal | undefined =>
  replied && refusal('already-replied', `This report was answered at ${replied.at}.`)

/** Why no reply is drafted: it was given, waits for its approval, or its case is over. */
export function refuseAskReply({ report, context: { of } }: AskedOf): Refusal | undefined {
  const given = answered(report)
  if (given !== undefined) return given
  if (waitsForRuling('report-reply', report, of))
    return refusal('reply-pending', 'The reply to this report waits for its approval already.')
  return of.case.status === 'ended'
    ? refusal('case-ended', 'This case has ended. Whoever may approve the reply gives it.')
    : undefined
}

/** What likely stands in it: a standard answer (常用答复) with what is known of the case. */
export const suggestReply = ({ report, context: { pack, of } }: StandsSo): Record<string, string> => {
  const words = draftReply(report, of.case, pack)
  return words === undefined ? {} : { words }
}

/** 提请办结审核: the words wait for somebody's approval; where the pack asks for none, they may leave. */
export function askReply(draft: ReportDraft, { words }: ActionOf<'ask-reply'>): undefined {
  const { report, context } = draft
  const state = approver(draft) === 'none' ? 'approved' : 'asked'
  draft.report = { ...report, answer: { state, words, at: context.now, by: context.who.id } }
  draft.record('report-reply-asked', {}, { text: words })
}

/** What the case hears of it: somebody has to approve it, the centre's head from the first where the pack says so. */
export function heardOfAskedReply(asked: StandsSo): CaseCommand | undefined {
  const by = approver(asked)
  return by === 'none'
    ? undefined
    : {
        type: 'ask-about-report',
        on: 'report-reply',
        report: { reportId: asked.report.reportId },
        ...(by === 'centre-head' ? { desk: by } : {}),
      }
}

/** Why nobody approves it: nothing waits, it is what he drafted himself, or the pack gives it to the centre's head. */
export function refuseReplyRuling(asked: AskedOf): Refusal | undefined {
  const { report, context } = asked
  if (report.answer?.state !== 'asked' || !waitsForRuling('report-reply', report, context.of))
    return refusal('no-reply-asked', 'No reply to this report waits for its approval.')
  if (report.answer.by === context.who.id)
    return refusal('own-request', 'Who drafted a reply does not approve it. Somebody else has to.')
  return approver(asked) === 'centre-head' && !may(context.who, 'head')
    ? refusal('not-permitted', "A reply of this kind is for the centre's head to approve.")
    : undefined
}

/** 办结审核: approved, as it was drafted or as the approver words it; refused, it is drafted anew. */
export function ruleOnReply(
  draft: ReportDraft,
  { grant, words, note }: ActionOf<'rule-on-reply'>,
): undefined {
  const { answer, ...report } = draft.report
  if (answer === undefined) return
  const other = grant && words !== answer.words ? words : undefined
  draft.report = grant
    ? { ...report, answer: { ...answer, state: 'approved', words: other ?? answer.words } }
    : report
  draft.record('report-reply-ruled', { granted: grant }, { text: note, what: other })
}

/** What the case hears of the ruling. */
export const heardOfReplyRuling = (
  { report: { reportId } }: StandsSo,
  { grant }: ActionOf<'rule-on-reply'>,
): CaseCommand => ({
  type: 'rule-on-report',
  on: 'report-reply',
  reportId,
  as: grant ? 'granted' : 'refused',
})

/**
 * Why a reply does not leave: it was given, or nobody has approved it. When the case is over its ending was somebody's
 * decision, and whoever might have approved the reply gives it.
 */
export function refuseReply(asked: AskedOf): Refusal | undefined {
  const { report, context } = asked
  const given = answered(report)
  if (given !== undefined) return given
  if (report.answer?.state === 'approved' || approver(asked) === 'none') return undefined
  if (context.of.case.status === 'ended' && may(context.who, 'rule')) return undefined
  return refusal(
    'reply-unapproved',
    'A reply leaves when somebody has approved it. Ask for the approval first (ask-reply).',
  )
}

/** The words of a reply stay here; to a system of the district goes that its report was answered, and how. */
export function replied(
  draft: ReportDraft,
  { how, note, recording }: ActionOf<'record-reply'>,
): Refusal | undefined {
  const { report, context } = draft
  if (how === 'to-system' && report.source === undefined)
    return refusal(
      'wrong-outcome',
      'No system sent this report in. Say how its reporter was answered.',
      'how',
    )
  const words = report.answer?.state === 'approved' ? report.answer.words : undefined
  if (words === undefined && note === undefined)
    return refusal('words-missing', 'No words of this reply were approved: say what was answered.', 'note')
  const spokenTo = how === 'phone' || how === 'in-person'
  draft.report = { ...report, ...(spokenTo ? { contactedAt: report.contactedAt ?? context.now } : {}) }
  giveReply(draft.report, { at: context.now, how })
  const { source } = report
  return void draft.record(
    'report-replied',
    { how, ...(source === undefined ? {} : { source }) },
    { text: note, what: words, recording },
  )
}

/** What the case hears of it: a longer limit that was asked for needs no ruling any more. */
export const heardOfReply = ({ report: { reportId, extension } }: StandsSo): CaseCommand | undefined =>
  extension?.state === 'asked'
    ? { type: 'rule-on-report', on: 'report-extension', reportId, as: 'no-longer-needed' }
    : undefined
