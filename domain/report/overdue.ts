import type { Case } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { doneAt, dutiesLeft, heldSince } from './duties.ts'
import { DUTIES, type Duty, type Owed } from './record/owed.ts'
import type { Report } from './record/report.ts'

/** What of a case holds up what is owed to its reports. */
type Holding = Pick<Case, 'status' | 'position'>

/**
 * Warns of the duties to a report before they are late, and records which are, each once for its due time: also what was done
 * too late. Nothing is referred by it.
 * @param of its case
 */
export function noticeOverdue(report: Report, context: RecordingContext, of: Holding): Change[] {
  if (report.status !== 'joined' || report.owed === undefined) return []
  const { owed } = report
  const found = DUTIES.filter((duty) => isOverdue(report, owed, duty, context.now, of))
  const warned = warningsNow(report, context.now, of)
  if (found.length === 0 && warned.length === 0) return []
  const noticed: Report = {
    ...structuredClone(report),
    version: report.version + 1,
    ...(found.length === 0 ? {} : { overdue: [...(report.overdue ?? []), ...found] }),
    ...(report.warnings === undefined
      ? {}
      : { warnings: report.warnings.filter(({ at }) => at > context.now) }),
  }
  const { record, changes } = recorder(`report/${report.reportId}`, noticed, context, report.caseId)
  for (const { duty, dueAt, share } of warned) record('report-warned', { duty, dueAt, share })
  for (const duty of found) record('report-overdue', { duty, dueAt: owed[duty]?.dueAt ?? '' })
  return [{ kind: 'report', report: noticed }, ...changes]
}

/** The latest share that has run of each duty that is still owed and not late yet. */
const warningsNow = (report: Report, now: string, of: Holding) =>
  dutiesLeft(report).flatMap((left) => {
    if (now >= left.dueAt || heldSince(report, left, of) !== undefined) return []
    const run = (report.warnings ?? []).filter(({ duty, at }) => duty === left.duty && at <= now)
    const share = Math.max(0, ...run.map((one) => one.share))
    return share === 0 ? [] : [{ ...left, share }]
  })

function isOverdue(report: Report, owed: Owed, duty: Duty, now: string, of: Holding): boolean {
  const due = owed[duty]
  if (due === undefined || due.dueAt > now || report.overdue?.includes(duty)) return false
  // Who drafted the reply in time is not late while nobody approves it, nor anybody while its case is parked.
  if (heldSince(report, { duty, dueAt: due.dueAt }, of) !== undefined) return false
  const done = doneAt(report, duty)
  return done === undefined || done > due.dueAt
}
