import type { OnReport } from '../case/record/ruling.ts'
import type { OfReport } from './draft.ts'
import type { Joined } from './record/report.ts'

/**
 * Whether what was asked about a report waits for a ruling. The ruling is a task of its case, and falls with it; where only
 * the case was read and not its tasks, the report's own word for it is taken.
 */
export function waitsForRuling(on: OnReport, report: Joined, { case: of, tasks }: OfReport): boolean {
  if (!WAITS[on](report) || of.status === 'ended') return false
  return tasks?.some(({ ruling }) => isAbout(on, report.reportId, ruling)) ?? true
}

/** Whether something was asked about a report that nobody has ruled on, by its own word. */
const WAITS: Readonly<Record<OnReport, (report: Joined) => boolean>> = {
  'report-end': ({ endAsked }) => endAsked !== undefined,
  'report-extension': ({ extension }) => extension?.state === 'asked',
  'report-reply': ({ answer }) => answer?.state === 'asked',
}

/** Whether a ruling is this one. */
export const isAbout = (
  on: OnReport,
  reportId: string,
  ruling: { readonly on: string; readonly report?: { readonly reportId: string } | undefined } | undefined,
): boolean => ruling?.on === on && ruling.report?.reportId === reportId
