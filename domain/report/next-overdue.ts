import type { Instant } from '../clock/calendar.ts'
import { dutiesLeft } from './duties.ts'
import type { Report } from './record/report.ts'

/**
 * When something that a report is owed runs out of which nobody recorded that it is overdue: from then on the sweep looks
 * at it, whether its case is open or over.
 * @returns nothing where nothing is owed any more
 */
export const nextOverdue = (report: Report): Instant | undefined =>
  dutiesLeft(report).find(({ duty }) => !report.overdue?.includes(duty))?.dueAt
