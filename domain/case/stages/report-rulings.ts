import { type Refusal, refusal } from '../../refusal.ts'
import type { CaseCommand } from '../asked/command.ts'
import type { Draft } from '../draft/draft.ts'
import { forgetCall } from './follow-up.ts'
import { sendReportRuling } from './rulings.ts'
import { settleReplyRulings, settleReportRuling } from './settle-report-ruling.ts'

/**
 * What was asked about a single report comes to the desk of whoever rules on it. It is a task of the case, which goes on
 * meanwhile from stage to stage, and falls away when the case ends.
 */
export function askAboutReport(
  draft: Draft,
  { on, report, desk }: Extract<CaseCommand, { type: 'ask-about-report' }>,
): Refusal | undefined {
  const { status, position } = draft.case
  if (status === 'ended') return refusal('case-ended', 'This case has ended, and its reports with it.')
  if (position.at !== 'in')
    return refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
  settleReportRuling(draft, on, report.reportId, 'no-longer-needed')
  return void sendReportRuling(draft, on, report, desk)
}

/** A report leaves the case: its call back no longer counts, and what was asked about it needs no ruling. */
export function reportLeaves(
  draft: Draft,
  report: Parameters<typeof forgetCall>[1],
  ruled = false,
): undefined {
  forgetCall(draft, report)
  // What is for the discipline office is not kept here, as far as its words stand in the case that it opened.
  if (ruled && report.opened && report.endAsked?.ground === 'discipline') {
    delete draft.case.firstWords
    delete draft.case.instructionDraft
  }
  settleReportRuling(draft, 'report-end', report.reportId, ruled ? 'granted' : 'no-longer-needed')
  settleReplyRulings(draft, report.reportId)
}
