import type { Case } from '../case/record/case.ts'
import type { Counted } from '../case/record/counters.ts'
import type { KeyStands } from '../case/record/duplicate-key.ts'
import type { Instant } from '../clock/calendar.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import type { EventData } from '../events/index.ts'
import type { Triaged } from '../triage/triage.ts'
import { rings, saysEmergency } from './emergency.ts'
import { type OwingRules, owedTo } from './owing.ts'
import { CHANNEL_FACTS } from './record/channels.ts'
import type { Joined, MoveOfReport, Report } from './record/report.ts'
import { warningsAhead } from './warnings.ts'

type Received = Extract<Report, { status: 'received' }>
type Standing = Exclude<Report, { status: 'withdrawn' | 'ended' }>

/** How a report comes to belong to a case. */
export type Joining = EventData<'report-joined'>['how']

/** From its joining on it is known what a report is owed; who was spoken to when it was taken has been contacted. */
function withOwed(report: Received, rules: OwingRules, now: string): Received {
  // What was split off is owed what it was.
  const owed = report.owed ?? owedTo(report, rules)
  return {
    ...report,
    ...(owed === undefined ? {} : { owed, ...warningsAhead(report, owed, rules, now) }),
    ...(report.confirmedInPerson ? { contactedAt: report.receivedAt } : {}),
  }
}

/** A report belongs to a case from now on. What it is owed goes with its event, so that it can be replayed. */
function joinReport(before: Standing, caseId: string, how: Joining, context: RecordingContext): Change[] {
  const joined: Report = {
    ...structuredClone(before),
    status: 'joined',
    version: before.version + 1,
    caseId,
    joinedAt: context.now,
  }
  const { record, changes } = recorder(`report/${joined.reportId}`, joined, context, caseId)
  record('report-joined', {
    how,
    caseId,
    ...(how === 'chosen' && joined.joins !== undefined ? { chosenBy: joined.joins.chosenBy } : {}),
    ...(how === 'merged' || how === 'taken-back' || joined.owed === undefined ? {} : { owed: joined.owed }),
  })
  const { reportId, caller } = joined
  return [
    { kind: 'report', report: joined },
    { kind: 'link', caseId, reportId, ...(caller === undefined ? {} : { caller }) },
    ...changes,
  ]
}

/** A report opens its case: the case's first contact is its own. */
export const openingReport = (
  report: Received,
  caseId: string,
  rules: OwingRules,
  context: RecordingContext,
): Change[] =>
  joinReport(
    { ...withOwed(report, rules, context.now), opened: true },
    caseId,
    report.apartFrom === undefined ? 'opened' : 'split',
    context,
  )

/**
 * As what a report stands with its case: for somebody to be called, or for somebody without a number; what the centre found
 * itself; and whether another authority sent it.
 */
export const standsAs = ({
  reachable,
  channel,
  source,
}: Pick<Report, 'reachable' | 'channel' | 'source'>) => {
  const { found } = CHANNEL_FACTS[channel]
  return {
    standing: reachable ? 1 : 0,
    ...(reachable || found ? {} : { silent: 1 }),
    ...(source === undefined ? {} : { sourced: 1 }),
  }
}

/** What a further report counts in its case. */
const countedAs = (report: Report, triaged?: Triaged): Counted => ({
  ...(report.upstreamDue === undefined ? {} : { upstream: { [report.upstreamDue]: 1 } }),
  ...standsAs(report),
  joined: 1,
  ...(CHANNEL_FACTS[report.channel].found ? { found: 1 } : {}),
  appeals: { [report.appeal]: 1 },
  ...((triaged === undefined ? report.emergency : saysEmergency(report, triaged)) ? { emergencies: 1 } : {}),
  ...(triaged !== undefined && rings(report, triaged) ? { alarms: 1 } : {}),
})

/** What one that leaves its case no longer counts there; the case keeps the appeal of the one that opened it. */
export function leaving(report: Report): Counted {
  const { appeal, opened, upstreamDue } = report
  const { standing, silent, sourced } = standsAs(report)
  return {
    ...(upstreamDue === undefined ? {} : { upstream: { [upstreamDue]: -1 } }),
    standing: standing === 0 ? 0 : -1,
    ...(silent === undefined ? {} : { silent: -1 }),
    ...(sourced === undefined ? {} : { sourced: -1 }),
    joined: 0,
    ...(opened ? { openerGone: 1 } : { appeals: { [appeal]: -1 } }),
  }
}

/** The case that a report joins: it holds the key, by the same place and matter or since a person chose it. */
export type JoinedCase = {
  readonly caseId: string
  readonly key: string
  readonly how: Extract<Joining, 'duplicate' | 'chosen'>
  /** The merged cases that led there, and the key of the first of them where it was found by that. */
  readonly through?: readonly string[]
  readonly led?: { readonly key: string } & KeyStands
}

/** A report joins an open case, which holds its duplicate key meanwhile: no second dispatch, its own receipt and call back. */
export function joinCase(
  report: Received,
  triaged: Triaged,
  { caseId, key, how, through = [], led }: JoinedCase,
  rules: OwingRules,
  context: RecordingContext,
): Change[] {
  const owing = withOwed(report, rules, context.now)
  return [
    ...joinReport(through.length === 0 ? owing : { ...owing, through: [...through] }, caseId, how, context),
    { kind: 'counters', caseId, ...countedAs(report, triaged) },
    { kind: 'key-is-held', key, caseId },
    ...(led === undefined ? [] : [{ kind: 'key-is-held' as const, ...led }]),
  ]
}

/** What is left of a report that leaves its case for another: whom it was called for there stands in its events. */
export function leftFor(report: Joined, how: MoveOfReport, at: Instant): Joined {
  const { opened: _there, endAsked: _asked, ...kept } = report
  const moves = [...(report.moves ?? []), { how, at }].slice(-50)
  return { ...withoutPending(kept), callBacks: [], attempts: [], moves }
}

/**
 * The report of a merged case comes along into the case it was merged into. Whom it was called for there stands in its
 * events: here everybody is still to be called. What it was owed stays, with what was done.
 */
export function moveReport(
  report: Extract<Report, { status: 'joined' }>,
  into: string,
  context: RecordingContext,
): Change[] {
  const through = [...(report.through ?? []), report.caseId].slice(-50)
  return [
    ...joinReport({ ...leftFor(report, 'merged', context.now), through }, into, 'merged', context),
    { kind: 'unlink', caseId: report.caseId, reportId: report.reportId },
    { kind: 'counters', caseId: report.caseId, ...leaving(report) },
    { kind: 'counters', caseId: into, ...countedAs(report) },
  ]
}

/**
 * 撤销并案: the report goes back to the case through which it came. There it stands as before, if it did; what came since the
 * merger joins it as new facts.
 * @param to the case that goes on by itself, and when it had been merged
 */
export function takeBackReport(
  report: Joined,
  to: { readonly of: Case; readonly mergedAt: Instant },
  context: RecordingContext,
): Change[] {
  const { through = [], ...rest } = report
  const { caseId, openedBy } = to.of
  const before = through.slice(0, through.indexOf(caseId))
  const back: Joined = {
    ...leftFor(rest, 'taken-back', context.now),
    ...(before.length === 0 ? {} : { through: before }),
    ...(report.reportId === openedBy ? { opened: true } : {}),
  }
  const isNew = report.receivedAt > to.mergedAt
  return [
    ...joinReport(back, caseId, 'taken-back', context),
    { kind: 'unlink', caseId: report.caseId, reportId: report.reportId },
    { kind: 'counters', caseId: report.caseId, ...leaving(report) },
    { kind: 'counters', caseId, ...(isNew ? countedAs(back) : standingAgain(back)) },
  ]
}

/** What one that comes back counts where it stood before: what it no longer counted when it left. */
const standingAgain = (report: Report): Counted => ({
  ...(report.upstreamDue === undefined ? {} : { upstream: { [report.upstreamDue]: 1 } }),
  ...standsAs(report),
  joined: 0,
  ...(report.opened ? { openerGone: -1 } : { appeals: { [report.appeal]: 1 } }),
})

/** What was asked for in a case falls with it: nobody there rules any more on a longer limit, or on the words of a reply. */
function withoutPending<R extends Pick<Report, 'answer' | 'extension'>>(report: R): R {
  const left = { ...report }
  if (left.extension?.state === 'asked') delete left.extension
  if (left.answer?.state === 'asked') delete left.answer
  return left
}

/** The reporter takes the report back. It ends the report; the case decides what goes on (a hazard the centre found does). */
export function withdrawReport(report: Standing, context: RecordingContext): Change[] {
  const caseId = report.status === 'joined' ? report.caseId : undefined
  const { status: _before, joinedAt: _joined, ...rest } = { joinedAt: undefined, ...structuredClone(report) }
  const withdrawn: Report = {
    ...rest,
    status: 'withdrawn',
    version: report.version + 1,
    ...(caseId === undefined ? {} : { caseId }),
    withdrawnAt: context.now,
  }
  const { record, changes } = recorder(`report/${report.reportId}`, withdrawn, context, caseId)
  record('report-withdrawn', {})
  return [
    { kind: 'report', report: withdrawn },
    ...(caseId === undefined ? [] : [{ kind: 'counters' as const, caseId, ...leaving(report) }]),
    ...changes,
  ]
}
