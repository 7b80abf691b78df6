import type { Case } from '#domain/case/record/case.ts'
import type { Calendar, Instant } from '#domain/clock/calendar.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { sentence } from '#domain/clock/sentence.ts'
import type { Duty } from '#domain/report/owed.ts'
import { deadlineOf, doneAt } from '#domain/report/owing.ts'
import type { Report } from '#domain/report/report.ts'

/** The present moment, by which what is still owed is overdue or not, and the calendar that explains due times. */
export type ViewedAt = { readonly now: Instant; readonly calendar: Calendar }

/** What a report is owed, as those who call see it: by when and why then, whether it was done, whether it is overdue. */
export const owedView = (report: Report, of: Case | undefined, at: ViewedAt) => ({
  ...shown('contact', report, of, at),
  ...shown('reply', report, of, at),
  ...(report.replied === undefined ? {} : { replied: report.replied }),
  ...(report.extension === undefined ? {} : { extension: report.extension }),
})

function shown<D extends Duty>(duty: D, report: Report, of: Case | undefined, { now, calendar }: ViewedAt) {
  const due = report.owed?.[duty]
  const deadline = report.owed === undefined ? undefined : deadlineOf(report, report.owed, duty)
  if (due === undefined || deadline === undefined) return {}
  const done = doneAt(report, duty, of)
  const explanation = explainDue(deadline, calendar)
  return {
    [duty]: {
      dueAt: due.dueAt,
      ...(due.provisional ? { provisional: true } : {}),
      ...(done === undefined ? {} : { at: done }),
      overdue: (done ?? now) > due.dueAt,
      due: { ...sentence(explanation), explanation },
    },
  }
}
