import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { doneAt, heldSince } from './duties.ts'
import { DUTIES, type Duty, type Owed } from './record/owed.ts'
import type { Report } from './record/report.ts'

/**
 * Records which duties to a report are overdue, each once for its due time, and urges those who call: also what was done
 * too late. Nothing is referred by it.
 * @param ended its case is over, and nobody there approves a reply any more
 */
export function noticeOverdue(report: Report, context: RecordingContext, ended = false): Change[] {
  if (report.status !== 'joined' || report.owed === undefined) return []
  const { owed } = report
  const found = DUTIES.filter((duty) => isOverdue(report, owed, duty, context.now, ended))
  if (found.length === 0) return []
  const noticed: Report = {
    ...structuredClone(report),
    version: report.version + 1,
    overdue: [...(report.overdue ?? []), ...found],
  }
  const { record, changes } = recorder(`report/${report.reportId}`, noticed, context, report.caseId)
  for (const duty of found) record('report-overdue', { duty, dueAt: owed[duty]?.dueAt ?? '' })
  return [{ kind: 'report', report: noticed }, ...changes]
}

function isOverdue(report: Report, owed: Owed, duty: Duty, now: string, ended: boolean): boolean {
  const due = owed[duty]
  if (due === undefined || due.dueAt > now || report.overdue?.includes(duty)) return false
  // Who drafted the reply in time is not late while nobody approves it.
  if (!ended && heldSince(report, { duty, dueAt: due.dueAt }) !== undefined) return false
  const done = doneAt(report, duty)
  return done === undefined || done > due.dueAt
}
