import type { Instant } from '../clock/calendar.ts'
import { DUTIES } from './record/owed.ts'
import type { Report } from './record/report.ts'

/**
 * When something that a report is owed runs out of which nobody recorded with the report that it is done, or overdue:
 * from then on the sweep looks at it, whether its case is open or over. The first contact of the one that opened its case
 * is recorded with the case, so that one is looked at by its reply.
 * @returns nothing where nothing is owed any more
 */
export function nextOverdue(report: Report): Instant | undefined {
  if (report.status !== 'joined' || report.owed === undefined) return undefined
  const { owed, overdue = [], opened } = report
  const done = { contact: report.contactedAt ?? (opened && report.joinedAt), reply: report.replied?.at }
  return DUTIES.filter((duty) => done[duty] === undefined && !overdue.includes(duty))
    .flatMap((duty) => owed[duty]?.dueAt ?? [])
    .sort()[0]
}
