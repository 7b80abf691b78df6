import type { Case } from '../../case/record/case.ts'
import type { Label } from '../../label.ts'
import type { Report } from '../record/report.ts'

/** So often a reporter may add words to one report: what comes after it is for a call. */
export const SUPPLEMENTS_TAKEN = 20

const LABELS = {
  vote: { zh: '评价', en: 'Say whether it is solved' },
  supplement: { zh: '补充', en: 'Add something' },
  withdraw: { zh: '撤回', en: 'Take it back' },
} as const satisfies Readonly<Record<string, Label>>

/** Everything that a tracker may offer. */
export const REPORTER_ACTIONS = ['vote', 'supplement', 'withdraw'] as const
type Offered = Label & { readonly action: (typeof REPORTER_ACTIONS)[number] }

const isUnderWay = (report: Report, of: Case | undefined): boolean =>
  report.status === 'received' || (report.status === 'joined' && of?.status === 'open')

/** Whether words may be added to a report: while it is worked on, and not without end. */
export const maySupplement = (report: Report, of: Case | undefined): boolean =>
  isUnderWay(report, of) && (report.supplements?.length ?? 0) < SUPPLEMENTS_TAKEN

/** Whether a report's vote is asked for: while its case is followed up, once in each round, where it is counted. */
export const mayVote = (report: Report, of: Case | undefined): boolean =>
  report.status === 'joined' &&
  report.reachable &&
  of?.status === 'open' &&
  of.caseId === report.caseId &&
  of.position.at === 'in' &&
  of.position.stage === 'follow-up' &&
  report.callBacks.every(({ round }) => round !== of.round)

/** What the reporter may do now, the likeliest first. */
export function offeredToReporter(report: Report, of: Case | undefined): readonly Offered[] {
  const may = {
    vote: mayVote(report, of),
    supplement: maySupplement(report, of),
    withdraw: isUnderWay(report, of),
  }
  return REPORTER_ACTIONS.flatMap((action) => (may[action] ? [{ action, ...LABELS[action] }] : []))
}
