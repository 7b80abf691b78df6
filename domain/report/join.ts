import type { Change } from '../change.ts'
import { type RecordingContext, recorder } from '../events/recorder.ts'
import type { Report } from './report.ts'

type Standing = Exclude<Report, { status: 'withdrawn' }>

/** How a report comes to belong to a case. */
export type Joining = 'opened' | 'duplicate' | 'merged'

/** A report with its receipt joins a case; what it counts there depends on whether somebody can be called. */
export function joinReport(
  before: Standing,
  caseId: string,
  how: Joining,
  context: RecordingContext,
): Change[] {
  const joined: Report = {
    ...structuredClone(before),
    status: 'joined',
    version: before.version + 1,
    caseId,
    joinedAt: context.now,
  }
  const { record, changes } = recorder(`report/${joined.reportId}`, joined, context, caseId)
  record('report-joined', { how, caseId })
  return [{ kind: 'report', report: joined }, { kind: 'link', caseId, reportId: joined.reportId }, ...changes]
}

/** What a further report counts in its case: it stands for somebody to be called, or the centre found it itself. */
const countedAs = ({ reachable }: Report) =>
  reachable ? { standing: 1, joined: 1 } : { standing: 0, joined: 1, found: 1 }

/** A report joins the case that holds the duplicate key: no second dispatch, its own receipt and call back. */
export function joinDuplicate(
  report: Standing,
  caseId: string,
  key: string,
  context: RecordingContext,
): Change[] {
  return [
    ...joinReport(report, caseId, 'duplicate', context),
    { kind: 'counters', caseId, ...countedAs(report) },
    { kind: 'key-is-held', key, caseId },
  ]
}

/**
 * The report of a merged case comes along into the case it was merged into. Whom it was called for there stands in its
 * events: here everybody is still to be called.
 */
export function moveReport(
  report: Extract<Report, { status: 'joined' }>,
  into: string,
  context: RecordingContext,
): Change[] {
  return [
    ...joinReport({ ...report, callBacks: [], attempts: [] }, into, 'merged', context),
    { kind: 'unlink', caseId: report.caseId, reportId: report.reportId },
    { kind: 'counters', caseId: report.caseId, standing: report.reachable ? -1 : 0, joined: 0 },
    { kind: 'counters', caseId: into, ...countedAs(report) },
  ]
}

/** The reporter takes the report back. It ends the report; the case decides what goes on (a hazard the centre found does). */
export function withdrawReport(report: Standing, context: RecordingContext): Change[] {
  const caseId = report.status === 'joined' ? report.caseId : undefined
  const { status: _before, joinedAt: _joined, ...rest } = { joinedAt: undefined, ...structuredClone(report) }
  const withdrawn: Report = {
    ...rest,
    status: 'withdrawn',
    version: report.version + 1,
    ...(caseId === undefined ? {} : { caseId }),
    withdrawnAt: context.now,
  }
  const { record, changes } = recorder(`report/${report.reportId}`, withdrawn, context, caseId)
  record('report-withdrawn', {})
  return [
    { kind: 'report', report: withdrawn },
    ...(caseId === undefined
      ? []
      : [{ kind: 'counters' as const, caseId, standing: report.reachable ? -1 : 0, joined: 0 }]),
    ...changes,
  ]
}
