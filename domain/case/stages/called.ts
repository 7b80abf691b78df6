import { localHour } from '../../clock/calendar.ts'
import { calledInVain } from '../../report/contact.ts'
import type { Joined, Report } from '../../report/record/report.ts'
import { type Draft, recordingOf } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { settleTask } from '../tasks/tasks.ts'

/** Whether a report stands with the case. */
export const stands = (draft: Draft, report: Report | undefined): report is Joined =>
  report?.status === 'joined' && report.caseId === draft.case.caseId

/** The report that was rung, then the others of its number; none where it does not stand any more. */
export function calledIn(draft: Draft): readonly Joined[] {
  const { report, sameCaller = [] } = draft.context
  return stands(draft, report) ? [report, ...sameCaller] : []
}

/**
 * A first call in vain. After as many at different hours as the pack says, the task is settled and no contact is owed any more.
 * @returns whether that was the last
 */
export function calledInVainAgain(draft: Draft, task: Task): boolean {
  draft.case.attempts = [...draft.case.attempts, draft.context.now].slice(-60)
  const attempts = differentHours(draft.case.attempts)
  draft.record('contact-attempted', { taskId: task.taskId, attempts })
  if (attempts < draft.context.pack.policy.contactAttempts) return false
  settleTask(draft, task, 'unreachable')
  draft.extra.push(...calledInVain(calledIn(draft), recordingOf(draft)))
  return true
}

/** How many attempts count: those at different hours of a day, or on different days. */
export const differentHours = (attempts: readonly string[]): number =>
  new Set(attempts.map((at) => `${at.slice(0, 10)} ${localHour(at)}`)).size
