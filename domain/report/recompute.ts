import type { Calendar, Instant } from '../clock/calendar.ts'
import { warningsOf } from '../clock/moments.ts'
import { recompute } from '../clock/recompute.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { doneAt } from './duties.ts'
import { deadlineOf } from './owing.ts'
import { DUTIES, type Duty, type Owed } from './record/owed.ts'
import type { Joined, Report } from './record/report.ts'

/**
 * The holidays of a year may have been published, or the calendar of one that was certain amended: what a report is still owed
 * is computed again, moved where it comes out otherwise (never to before now), confirmed where it was provisional.
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
  for (const duty of DUTIES) Object.assign(anew, computedAnew(report, owed, duty, calendarOf, context.now))
  if (JSON.stringify(anew) === JSON.stringify(owed)) return []
  return dueMoved(report, anew, calendarOf, context)
}

/** What a report is owed is due by other moments from now on: the warnings still to come move along, and it is told. */
export function dueMoved(
  report: Joined,
  anew: Owed,
  calendarOf: (packVersion: number) => Calendar,
  context: RecordingContext,
): Change[] {
  const { warnings } = report
  const moved: Report = {
    ...structuredClone(report),
    version: report.version + 1,
    owed: anew,
    ...(warnings === undefined
      ? {}
      : { warnings: warnings.map((one) => ({ ...one, at: warnedAt(report, anew, one, calendarOf) })) }),
  }
  const { record, changes } = recorder(`report/${report.reportId}`, moved, context, report.caseId)
  record('report-due-moved', { owed: anew })
  return [{ kind: 'report', report: moved }, ...changes]
}

/** When a share of a limit will have run by the calendar as it is now. */
function warnedAt(
  report: Report,
  owed: Owed,
  { duty, at, share }: NonNullable<Report['warnings']>[number],
  calendarOf: (packVersion: number) => Calendar,
): string {
  const deadline = deadlineOf(report, owed, duty)
  const from = (duty === 'reply' ? owed.longer : undefined) ?? owed
  const [moment] =
    deadline === undefined ? [] : warningsOf(deadline, calendarOf(from.packVersion), [share / 100])
  return moment ?? at
}

/** One duty, as it comes out now; nothing where it was done, or is as it was. */
function computedAnew(
  report: Report,
  owed: Owed,
  duty: Duty,
  calendarOf: (packVersion: number) => Calendar,
  now: Instant,
): Partial<Owed> {
  const due = owed[duty]
  const deadline = deadlineOf(report, owed, duty)
  if (due === undefined || deadline === undefined || doneAt(report, duty) !== undefined) return {}
  const from = (duty === 'reply' ? owed.longer : undefined) ?? owed
  const stored = { at: due.dueAt, provisional: due.provisional ?? false }
  const { due: computed, change } = recompute(deadline, stored, calendarOf(from.packVersion))
  if (change === 'same' || !computed.runs) return {}
  // What passed unnoticed by the old calendar is not late by a new one before anybody was told.
  if (change === 'moved' && computed.at <= now) return {}
  const still = computed.provisional ? { provisional: true as const } : {}
  return { [duty]: { limit: due.limit, dueAt: computed.at, ...still } }
}
