import type { Outgoing } from '#adapters/outgoing.ts'
import { allOf } from '#adapters/paging.ts'
import {
  type Bus,
  type CaseStore,
  type Machine,
  type Schedules,
  SWEEP_PARTS,
  type SweepPosition,
} from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { nextMoment } from '#domain/case/record/task.ts'
import { isDueOtherwise } from '#domain/case/tasks/recompute.ts'
import { DAY, fromMillis, HOUR, type Instant, millis } from '#domain/clock/calendar.ts'
import { changesOf } from '#domain/decision/change.ts'
import { giveParkedTimeBack } from '#domain/report/after-parking.ts'
import { noticeOverdue } from '#domain/report/overdue.ts'
import { recomputeOwed } from '#domain/report/recompute.ts'
import type { Report } from '#domain/report/record/report.ts'
import type { LogKeys } from '#functions/runtime/log.ts'
import { RENEWED_AFTER_DAYS } from '#statemachines/contract.ts'
import { changeCase } from '../cases/change-case.ts'
import { markStalled } from '../cases/mark-stalled.ts'
import { type ReconcileDependencies, reconcile } from '../cases/reconcile.ts'
import { resumeCase } from '../cases/resume-case.ts'
import { change, unchanged } from '../change.ts'
import { type Rules, recordingContext, type Serving, systemCause } from '../dependencies.ts'
import { inBatches } from '../in-batches.ts'
import { publishEvents } from '../publish-events.ts'
import { rulesOwed } from '../reports/rules-owed.ts'
import { triageReport } from '../reports/triage-report.ts'
import { mendPageOf } from './mend-pages.ts'

/** What the sweep needs. */
export type SweepDependencies = ReconcileDependencies & {
  readonly schedules: Schedules
  readonly store: Pick<
    CaseStore,
    | 'caller'
    | 'caseHeader'
    | 'keyHolder'
    | 'compactHistory'
    | 'markCompacted'
    | 'markPublished'
    | 'openCases'
    | 'owedReports'
    | 'reportText'
    | 'uncompactedCases'
    | 'unpublishedEvents'
    | 'untriagedReports'
  >
  readonly machine: Pick<Machine, 'status' | 'stop'>
  readonly bus: Bus
  readonly serving: Pick<Serving, 'practises'>
}

/** What the sweep found and repaired, and what only an operator can. */
export type Swept = {
  open: number
  published: number
  triaged: number
  started: number
  answered: number
  schedulesPut: number
  schedulesRemoved: number
  /** Tasks whose due time had passed unseen. */
  overdueFound: number
  /** Cases and reports whose due times came out otherwise, or for certain, by the calendar as it is now. */
  recomputed: number
  reportsOverdue: number
  /** Reports of which those who call were warned before something that they are owed is late. */
  reportsWarned: number
  /** Cases that ended a while ago, whose events lie together since now. */
  compacted: number
  /** Cases that got a further run, because theirs was under way for long. */
  renewed: number
  /** Cases that their machine has left behind, whether found now or before. */
  stalled: string[]
  /** What the sweep failed at: the ids under which the log tells the faults. */
  failed: string[]
  /** Where it has to go on, when time ran short. */
  goesOn?: SweepPosition
}

/** How much was not as it should be and was brought right. */
export const repairsOf = ({
  open: _looked,
  stalled: _forOperator,
  failed: _forAll,
  goesOn: _later,
  reportsWarned: _inTime,
  compacted: _kept,
  ...repaired
}: Swept): number => Object.values(repaired).reduce((sum, count) => sum + count, 0)

/** What is younger may still be on its way by itself. */
const GRACE = HOUR / 12

/** Longer than all retries of the machine's next state together: what has not gone on by then will not. */
const LEFT_BEHIND = 2 * HOUR

/** Whatever somebody adds after an ending comes within a month, as a rule; what comes later lies behind. */
const COMPACTED_AFTER = 30 * DAY

/** Where a sweep begins, and whether there is time for a further page; unless told, at the beginning and to the end. */
type Leg = { readonly from?: SweepPosition | undefined; readonly hasTime?: () => boolean }

/**
 * Looks through what is open in a jurisdiction and repairs what fell by the wayside: events that were not published,
 * reports without a case, due times that passed unseen (of tasks, and of what reports are owed), and cases whose machine
 * or schedules do not stand as they say. One that fails does not hold up the others.
 * @returns what was done, and where to go on when time ran short; at least one page is looked through
 */
export async function sweep(
  deps: SweepDependencies,
  jurisdiction: string,
  causationId: string,
  { from = { part: SWEEP_PARTS[0] }, hasTime = () => true }: Leg = {},
): Promise<Swept> {
  const swept: Swept = {
    open: 0,
    published: 0,
    triaged: 0,
    started: 0,
    answered: 0,
    schedulesPut: 0,
    schedulesRemoved: 0,
    overdueFound: 0,
    recomputed: 0,
    reportsOverdue: 0,
    reportsWarned: 0,
    compacted: 0,
    renewed: 0,
    stalled: [],
    failed: [],
  }
  const now = await deps.clock.now()
  const before = fromMillis(millis(now) - GRACE)
  const pages: Record<SweepPosition['part'], (cursor?: string) => Promise<string | undefined>> = {
    events: mendPageOf(
      (cursor) => deps.store.unpublishedEvents(jurisdiction, before, cursor),
      ([first]) => idsOf(first?.event.metadata),
      swept.failed,
      async (decision) => {
        swept.published += await publishEvents(deps, decision)
      },
    ),
    reports: mendPageOf(
      (cursor) => deps.store.untriagedReports(jurisdiction, before, cursor),
      (reportId) => ({ reportId }),
      swept.failed,
      async (reportId) => {
        const { did } = await triageReport(deps, reportId, causationId)
        if (did !== 'nothing') swept.triaged += 1
      },
    ),
    cases: mendPageOf(
      (cursor) => deps.store.openCases(jurisdiction, cursor),
      (caseId) => ({ caseId }),
      swept.failed,
      (caseId) => sweepCase(deps, caseId, causationId, swept),
      inBatches,
    ),
    owed: mendPageOf(
      (cursor) => deps.store.owedReports(jurisdiction, now, cursor),
      (reportId) => ({ reportId }),
      swept.failed,
      (reportId) => sweepOwed(deps, reportId, causationId, swept),
      inBatches,
    ),
    ended: mendPageOf(
      (cursor) =>
        deps.store.uncompactedCases(jurisdiction, fromMillis(millis(now) - COMPACTED_AFTER), cursor),
      (caseId) => ({ caseId }),
      swept.failed,
      (caseId) => compactCase(deps, caseId, swept),
      inBatches,
    ),
  }
  for (let at: SweepPosition | undefined = from; at !== undefined; ) {
    at = positionAfter(at.part, await pages[at.part](at.cursor))
    if (at !== undefined && !hasTime()) return { ...swept, goesOn: at }
  }
  return swept
}

/** Behind a page: the next one of the same part, or the beginning of the next part; nowhere at the end. */
function positionAfter(part: SweepPosition['part'], cursor: string | undefined): SweepPosition | undefined {
  if (cursor !== undefined) return { part, cursor }
  const next = SWEEP_PARTS[SWEEP_PARTS.indexOf(part) + 1]
  return next === undefined ? undefined : { part: next }
}

async function sweepCase(
  deps: SweepDependencies,
  caseId: string,
  causationId: string,
  swept: Swept,
): Promise<void> {
  swept.open += 1
  const state = await deps.store.loadCase(caseId)
  if (state === undefined) return
  const { calendar } = await deps.rulesOf(state.case.jurisdiction, state.case.packVersion)
  if (state.tasks.some((task) => isDueOtherwise(task, calendar))) {
    const cause = systemCause('', causationId)
    const result = await changeCase(deps, caseId, { type: 'recompute' }, cause)
    swept.recomputed += result.ok && result.value.changes.length > 0 ? 1 : 0
  }
  const now = await deps.clock.now()
  for (const task of state.tasks)
    if (isPast(nextMoment(task), now)) {
      const command = { type: 'deadline-reached', taskId: task.taskId } as const
      const result = await changeCase(deps, caseId, command, systemCause('', causationId))
      swept.overdueFound += result.ok && result.value.changes.length > 0 ? 1 : 0
    }
  await sweepReports(deps, state.case, causationId, swept)
  const done = await reconcile(deps, caseId, causationId, (id) => deps.schedules.ofCase(id))
  swept.started += done?.started ? 1 : 0
  swept.answered += done?.answered ? 1 : 0
  swept.schedulesPut += done?.schedulesPut ?? 0
  swept.schedulesRemoved += done?.schedulesRemoved ?? 0
  const mended = (await deps.store.loadCase(caseId))?.case
  if (mended?.status === 'open') await lookAtMachine(deps, mended, causationId, swept)
}

/** The reports of a case: what they are owed provisionally is computed again, and what is overdue recorded, once each. */
async function sweepReports(
  deps: SweepDependencies,
  of: Case,
  causationId: string,
  swept: Swept,
): Promise<void> {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await deps.store.reportsOfCase(of.caseId, cursor)
    await inBatches(page.items, (reportId) => sweepReport(deps, reportId, of, causationId, swept))
    cursor = page.cursor
  }
}

/** Puts together the events of a case that ended, and of its reports: nothing is lost, and they take half the room. */
async function compactCase({ store }: SweepDependencies, caseId: string, swept: Swept): Promise<void> {
  const of = await store.caseHeader(caseId)
  if (of?.status !== 'ended') return
  const reports = await allOf((cursor) => store.reportsOfCase(caseId, cursor))
  await inBatches(reports, (reportId) => store.compactHistory(`report/${reportId}`))
  await store.compactHistory(`case/${caseId}`)
  await store.markCompacted(of)
  swept.compacted += 1
}

/**
 * What is owed outlives its case: a report whose case was transferred, merged or ended still waits for its reply. Each
 * that is recorded leaves the listing of those whose due time has passed.
 */
async function sweepOwed(
  deps: SweepDependencies,
  reportId: string,
  causationId: string,
  swept: Swept,
): Promise<void> {
  const report = await deps.store.loadReport(reportId)
  const of = report?.status === 'joined' ? await deps.store.caseHeader(report.caseId) : undefined
  if (of !== undefined) await sweepReport(deps, reportId, of, causationId, swept)
}

async function sweepReport(
  deps: SweepDependencies,
  reportId: string,
  of: Case,
  causationId: string,
  swept: Swept,
): Promise<void> {
  const { jurisdiction } = of
  const cause = systemCause(jurisdiction, causationId)
  const did = await change<Looked, 'nothing' | 'recomputed' | 'warned' | 'overdue'>(deps, {
    load: async () => {
      const report = await deps.store.loadReport(reportId)
      return { report, under: await rulesOwed(deps.rulesOf, jurisdiction, report) }
    },
    decide: ({ report, under }, now) => {
      if (report === undefined) return unchanged('nothing')
      const context = recordingContext(deps, cause, jurisdiction, now)
      const back = giveParkedTimeBack(report, of, under, context)
      const anew = back.length > 0 ? back : recomputeOwed(report, (of) => under(of).calendar, context)
      // What was computed again is looked at by its new due time the next night.
      if (anew.length > 0) return { changes: anew, answer: 'recomputed' }
      const changes = noticeOverdue(report, context, of)
      const told = changesOf(changes, 'event').map(({ event }) => event.type)
      if (told.length === 0) return { changes, answer: 'nothing' }
      return { changes, answer: told.includes('report-overdue') ? 'overdue' : 'warned' }
    },
  })
  if (did === 'recomputed') swept.recomputed += 1
  if (did === 'overdue') swept.reportsOverdue += 1
  if (did === 'warned') swept.reportsWarned += 1
}

/** A report, with the rules of the versions that what it is owed is from. */
type Looked = {
  readonly report: Report | undefined
  readonly under: (packVersion: number) => Rules
}

const isPast = (moment: Instant | undefined, now: Instant): boolean => moment !== undefined && moment <= now

/**
 * A case that its machine has left behind is marked, so that the alarm rings and an operator resumes it; one whose
 * execution has been under way for long goes on in a further run, before the machine gives it up.
 */
async function lookAtMachine(
  deps: SweepDependencies,
  of: Case,
  causationId: string,
  swept: Swept,
): Promise<void> {
  const { caseId, run } = of
  const found = of.stalled === undefined ? await machineOf(deps, of) : { fault: of.stalled.error }
  if (found === 'well') return
  if (found === 'old') {
    const cause = systemCause('', causationId)
    const renewed = await resumeCase(deps, caseId, cause, 'The sweep renews an execution that is old.')
    swept.renewed += renewed.ok ? 1 : 0
    return
  }
  if (of.stalled === undefined) await markStalled(deps, caseId, run, found.fault)
  swept.stalled.push(caseId)
}

/** How the execution of an open case's run stands, after the case was reconciled: as it should, old, or what is wrong. */
async function machineOf(
  { machine, clock }: SweepDependencies,
  { caseId, position, run }: Case,
): Promise<'well' | 'old' | { readonly fault: string }> {
  const stands = await machine.status(caseId, run)
  if (stands.is !== 'running') return { fault: stands.is === 'failed' ? 'ExecutionFailed' : 'ExecutionLost' }
  const now = millis(await clock.now())
  // Its execution runs and has opened nothing: whoever was to open the first stage was stopped on the way.
  if ((position.at === 'entering' || position.run < run) && millis(stands.since) < now - LEFT_BEHIND)
    return { fault: 'NeverEntered' }
  // Told or not, the machine has not gone on: it waits for a token that nobody kept.
  if (position.at === 'leaving' && millis(position.resolvedAt) < now - LEFT_BEHIND)
    return { fault: 'TokenLost' }
  // Where time is stepped, executions begin by the wall clock all the same, and count as young.
  return millis(stands.since) < now - RENEWED_AFTER_DAYS * DAY ? 'old' : 'well'
}

/** The ids by which an operator finds what an event is about. */
const idsOf = (about: Outgoing['event']['metadata'] | undefined): LogKeys =>
  about?.subject.startsWith('report/')
    ? { reportId: about.subject.slice('report/'.length) }
    : { caseId: about?.caseId }
