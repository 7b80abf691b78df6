import { isAbout } from '../../report/waiting.ts'
import type { Draft } from '../draft/draft.ts'
import type { OnReport } from '../record/ruling.ts'
import { settleTask, tasksOfKind } from '../tasks/tasks.ts'

/** It was ruled on, or nobody has to any more. */
export function settleReportRuling(
  draft: Draft,
  on: OnReport,
  reportId: string,
  as: 'granted' | 'refused' | 'no-longer-needed',
): undefined {
  for (const task of tasksOfKind(draft, 'ruling'))
    if (isAbout(on, reportId, task.ruling)) settleTask(draft, task, as)
}

/** A report has its reply, or is owed none any more: neither a longer limit nor other words need a ruling. */
export function settleReplyRulings(draft: Draft, reportId: string): undefined {
  settleReportRuling(draft, 'report-extension', reportId, 'no-longer-needed')
  settleReportRuling(draft, 'report-reply', reportId, 'no-longer-needed')
}
