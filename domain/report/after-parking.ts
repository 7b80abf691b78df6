import type { Case } from '../case/record/case.ts'
import { type Calendar, type Instant, later } from '../clock/calendar.ts'
import { compute } from '../clock/compute.ts'
import type { Limit } from '../clock/limit.ts'
import type { Change } from '../decision/change.ts'
import type { RecordingContext } from '../decision/recorder.ts'
import { doneAt } from './duties.ts'
import { deadlineOf } from './owing.ts'
import { dueMoved } from './recompute.ts'
import { MOST_PARKED, type Owed } from './record/owed.ts'
import type { Joined, Report } from './record/report.ts'

/** The rules of the version of the pack that a limit is from: its hours, and what is left at the least when one is told anew. */
export type RulesOwed = (packVersion: number) => {
  readonly calendar: Calendar
  readonly pack: { readonly policy: { readonly toldAhead: Limit } }
}

/**
 * What was left of the reply limit when the case of a report was parked (挂账) is left when it goes on: never past the limit of the
 * authority that it came from, where that still runs, and no reply is due earlier by it. What was late before stays late.
 * Doing it again changes nothing.
 * @param of its case, which says when it was parked
 */
export function giveParkedTimeBack(
  report: Report,
  of: Pick<Case, 'timesParked'>,
  rulesOwed: RulesOwed,
  context: RecordingContext,
): Change[] {
  if (report.status !== 'joined' || report.owed === undefined || doneAt(report, 'reply') !== undefined)
    return []
  const known = report.owed.parked ?? []
  const stood = (of.timesParked ?? [])
    .map(({ from, until }) => ({ from: later(from, report.receivedAt), until }))
    .filter(({ from, until }) => from < until && !known.some((one) => one.until === until))
  if (stood.length === 0 || known.length + stood.length > MOST_PARKED) return []
  const anew = withParked(report, report.owed, stood, rulesOwed)
  return anew === undefined
    ? []
    : dueMoved(report, anew, (packVersion) => rulesOwed(packVersion).calendar, context)
}

/** What is owed with the time given back; nothing where the reply is due no later by it. */
function withParked(
  report: Joined,
  owed: Owed,
  stood: readonly { readonly from: Instant; readonly until: Instant }[],
  rulesOwed: RulesOwed,
): Owed | undefined {
  const { calendar, pack } = rulesOwed((owed.longer ?? owed).packVersion)
  const asOf = (parked: NonNullable<Owed['parked']>): Owed | undefined => {
    const all = { ...owed, parked: [...(owed.parked ?? []), ...parked] }
    const deadline = deadlineOf(report, all, 'reply')
    const due = deadline && compute(deadline, calendar)
    if (due?.runs !== true || due.at <= owed.reply.dueAt) return undefined
    const provisional = due.provisional ? { provisional: true as const } : {}
    return { ...all, reply: { limit: owed.reply.limit, dueAt: due.at, ...provisional } }
  }
  const plain = asOf([...stood])
  const careful = asOf(
    stood.map((one) => ({ ...one, least: leastAfter(report, one.until, pack.policy.toldAhead) })),
  )
  // What is left at the least is said only where it makes a difference.
  return careful?.reply.dueAt === plain?.reply.dueAt ? plain : careful
}

const leastAfter = ({ upstreamDue }: Joined, until: Instant, left: Limit) => ({
  left,
  ...(upstreamDue !== undefined && upstreamDue > until ? { notPast: upstreamDue } : {}),
})
