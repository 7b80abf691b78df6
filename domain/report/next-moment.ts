import type { Instant } from '../clock/calendar.ts'
import { dutiesLeft } from './duties.ts'
import type { Report } from './record/report.ts'

/**
 * When something that a report is owed is to be looked at: a warning comes before it is late, or it runs out and nobody has
 * recorded that it is overdue. From then on the sweep looks at it, whether its case is open or over.
 * @returns nothing where nothing is owed any more
 */
export function nextMoment(report: Report): Instant | undefined {
  const left = dutiesLeft(report)
  const warned = (report.warnings ?? []).flatMap(({ duty, at }) =>
    left.some((one) => one.duty === duty) ? [at] : [],
  )
  const due = left.flatMap(({ duty, dueAt }) => (report.overdue?.includes(duty) ? [] : [dueAt]))
  return [...warned, ...due].sort()[0]
}
