import type { Report } from './record/report.ts'

/** A report has its reply, the first that is given: a longer limit or other words have nothing left to be ruled on. */
export function giveReply(report: Report, reply: NonNullable<Report['replied']>): void {
  report.replied ??= reply
  if (report.extension?.state === 'asked') delete report.extension
  if (report.answer?.state === 'asked') delete report.answer
}
