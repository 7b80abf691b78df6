import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { dutiesLeft } from './duties.ts'
import type { Report } from './record/report.ts'

/**
 * 移送受理: another body has taken the case on: what was still owed to its report is owed there. Who was answered before, or
 * is owed nothing, is left alone.
 * @param to the door it was transferred to
 */
export function passOn(report: Report, to: string, context: RecordingContext): Change[] {
  if (report.status !== 'joined' || dutiesLeft(report).length === 0) return []
  const passed: Report = { ...structuredClone(report), version: report.version + 1, passedOnAt: context.now }
  const { record, changes } = recorder(`report/${report.reportId}`, passed, context, report.caseId)
  record('report-passed-on', { to })
  return [{ kind: 'report', report: passed }, ...changes]
}

/** 退回: the other body does not take it after all. What was left to be owed is owed here again, by when it ever was. */
export function comeBack(report: Report, context: RecordingContext): Change[] {
  if (report.status !== 'joined' || report.passedOnAt === undefined) return []
  const { passedOnAt: _over, ...left } = structuredClone(report)
  const back: Report = { ...left, version: report.version + 1 }
  const { record, changes } = recorder(`report/${report.reportId}`, back, context, report.caseId)
  record('report-sent-back', {})
  return [{ kind: 'report', report: back }, ...changes]
}
