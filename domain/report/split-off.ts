import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './asked.ts'
import type { AskedOf, ReportDraft } from './draft.ts'
import { leaving, leftFor, standsAs } from './join.ts'

/** More cases than any report is split off from. */
const APART = 20

/** Why a report stays: it opened the case, nobody else stands with it, or the case is over. */
export function refuseSplit({ report, context: { of } }: AskedOf): Refusal | undefined {
  const { case: its, counters } = of
  if (its.status === 'ended') return refusal('case-ended', 'This case has ended, and its reports with it.')
  if (report.opened)
    return refusal(
      'opened-the-case',
      'This report opened the case. Correct the case, or split the others off.',
    )
  const { standing, silent = 0 } = counters ?? { standing: 2 }
  const { standing: itself, silent: itsSilence = 0 } = standsAs(report)
  if (itself + itsSilence > 0 && standing + silent <= 1)
    return refusal('opened-the-case', 'No other report stands with this case. Correct the case instead.')
  return undefined
}

/**
 * 拆分: the report leaves the case and waits for triage, which finds the case it belongs to or opens one: never this one again
 * by place and matter alone. What it is owed stays, with what was done.
 */
export function splitOff(draft: ReportDraft, { matter, note }: ActionOf<'split-off'>): Refusal | undefined {
  const { report, context } = draft
  const named = context.pack.matters.some(({ code }) => code === matter)
  if (matter !== undefined && !named)
    return refusal('matter-unknown', `There is no matter ${matter} in this jurisdiction's pack.`, 'matter')
  const {
    caseId,
    joinedAt: _joined,
    through: _led,
    joins: _chosen,
    ...rest
  } = leftFor(report, 'split', context.now)
  draft.leaves = {
    ...rest,
    status: 'received',
    apartFrom: [...(report.apartFrom ?? []), caseId].slice(-APART),
    ...(matter === undefined ? {} : { matter }),
  }
  draft.record(
    'report-split-off',
    { from: caseId, ...(matter === undefined ? {} : { matter }) },
    { text: note },
  )
  draft.beside.push(
    { kind: 'unlink', caseId, reportId: report.reportId },
    { kind: 'counters', caseId, ...leaving(report) },
  )
  return undefined
}
