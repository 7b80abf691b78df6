import type { Case } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { doneAt, withFirstContact } from './owing.ts'
import { DUTIES, type Duty, type Owed } from './record/owed.ts'
import type { Report } from './record/report.ts'

/**
 * Records which duties to a report are overdue, each once for its due time: found by the sweep. Nothing else follows;
 * those who call see it. When its case is over, what the case's first contact did is put down with the report as well:
 * what was done is not looked at again.
 */
export function noticeOverdue(report: Report, of: Case, context: RecordingContext): Change[] {
  if (report.status !== 'joined' || report.owed === undefined) return []
  const { owed } = report
  const found = DUTIES.filter((duty) => isOverdue(report, owed, duty, of, context.now))
  const standing = of.status === 'ended' ? withFirstContact(report, of) : report
  const known = standing.contactedAt === report.contactedAt && standing.replied === report.replied
  if (found.length === 0 && known) return []
  const noticed: Report = {
    ...structuredClone(standing),
    version: report.version + 1,
    ...(found.length === 0 ? {} : { overdue: [...(report.overdue ?? []), ...found] }),
  }
  const { record, changes } = recorder(`report/${report.reportId}`, noticed, context, report.caseId)
  for (const duty of found) record('report-overdue', { duty, dueAt: owed[duty]?.dueAt ?? '' })
  return [{ kind: 'report', report: noticed }, ...changes]
}

function isOverdue(report: Report, owed: Owed, duty: Duty, of: Case, now: string): boolean {
  const due = owed[duty]
  if (due === undefined || due.dueAt > now || report.overdue?.includes(duty)) return false
  const done = doneAt(report, duty, of)
  return done === undefined || done > due.dueAt
}
