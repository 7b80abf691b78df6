import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import type { Report } from './record/report.ts'
import type { Submission } from './record/submission.ts'

/** More of them, and the oldest is forgotten: sent once more, it would count as new. */
const KEPT = 50

/**
 * 补充: the authority that sent a report in sends it again under its number, with other words or another limit of its own.
 * Its words stand with the report, and its case takes notice of them; its limit moves. The same sent again changes nothing.
 * @param hash tells one sending from another
 */
export function supplementReport(
  report: Report,
  sent: Pick<Submission, 'description' | 'upstreamDue'>,
  hash: string,
  context: RecordingContext,
): Change[] {
  if (report.supplements?.includes(hash)) return []
  const { upstreamDue = report.upstreamDue } = sent
  const supplemented: Report = {
    ...structuredClone(report),
    version: report.version + 1,
    supplements: [...(report.supplements ?? []), hash].slice(-KEPT),
    ...(upstreamDue === undefined ? {} : { upstreamDue }),
  }
  const caseId = report.status === 'joined' ? report.caseId : undefined
  const { record, changes } = recorder(`report/${report.reportId}`, supplemented, context, caseId)
  record(
    'report-supplemented',
    {
      times: Math.max(1, (supplemented.supplements?.length ?? 1) - 1),
      ...(sent.upstreamDue === undefined ? {} : { upstreamDue: sent.upstreamDue }),
    },
    { text: sent.description },
  )
  const upstream = moved(report.upstreamDue, upstreamDue)
  return [
    { kind: 'report', report: supplemented },
    ...(caseId === undefined
      ? []
      : [{ kind: 'counters' as const, caseId, standing: 0, joined: 0, supplements: 1, ...upstream }]),
    ...changes,
  ]
}

const moved = (from: string | undefined, to: string | undefined) =>
  from === to || to === undefined
    ? {}
    : { upstream: { ...(from === undefined ? {} : { [from]: -1 }), [to]: 1 } }
