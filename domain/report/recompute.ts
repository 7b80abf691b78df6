import type { Calendar } from '../clock/calendar.ts'
import { recompute } from '../clock/recompute.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { deadlineOf } from './owing.ts'
import { DUTIES, type Duty, type Owed } from './record/owed.ts'
import type { Report } from './record/report.ts'

/**
 * The holidays of a year may have been published: what a report is owed provisionally is computed again, moved where the
 * notice says otherwise and confirmed where it does not.
 * @param calendarOf by the hours of the version of the pack that a limit is from
 */
export function recomputeOwed(
  report: Report,
  calendarOf: (packVersion: number) => Calendar,
  context: RecordingContext,
): Change[] {
  if (report.status !== 'joined' || report.owed === undefined) return []
  const { owed } = report
  const anew: Owed = { ...owed }
  for (const duty of DUTIES) Object.assign(anew, computedAnew(report, owed, duty, calendarOf))
  if (JSON.stringify(anew) === JSON.stringify(owed)) return []
  const moved: Report = { ...structuredClone(report), version: report.version + 1, owed: anew }
  const { record, changes } = recorder(`report/${report.reportId}`, moved, context, report.caseId)
  record('report-due-moved', { owed: anew })
  return [{ kind: 'report', report: moved }, ...changes]
}

/** One duty, as it comes out now; nothing where it was not provisional, or is as it was. */
function computedAnew(
  report: Report,
  owed: Owed,
  duty: Duty,
  calendarOf: (packVersion: number) => Calendar,
): Partial<Owed> {
  const due = owed[duty]
  const deadline = deadlineOf(report, owed, duty)
  if (due?.provisional === undefined || deadline === undefined) return {}
  const from = (duty === 'reply' ? owed.longer : undefined) ?? owed
  const stored = { at: due.dueAt, provisional: true }
  const { due: computed, change } = recompute(deadline, stored, calendarOf(from.packVersion))
  if (change === 'same' || !computed.runs) return {}
  const still = computed.provisional ? { provisional: true as const } : {}
  return { [duty]: { limit: due.limit, dueAt: computed.at, ...still } }
}
