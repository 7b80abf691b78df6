import { isDeepStrictEqual } from 'node:util'
import { pagesOf } from '#adapters/paging.ts'
import {
  type CaseStore,
  type Machine,
  type Schedule,
  type Schedules,
  UNKNOWN_MOMENT,
} from '#adapters/ports.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { nextMoment } from '#domain/case/record/task.ts'
import { enterAt } from '#domain/case/stages/path.ts'
import type { Change, Scheduled } from '#domain/decision/change.ts'
import type { RecordingContext } from '#domain/decision/recorder.ts'
import { giveParkedTimeBack } from '#domain/report/after-parking.ts'
import { moveReport } from '#domain/report/join.ts'
import { comeBack, passOn } from '#domain/report/pass-on.ts'
import type { Joined, Report } from '#domain/report/record/report.ts'
import { machineError } from '#statemachines/contract.ts'
import { change, unchanged } from '../change.ts'
import {
  type CaseMethod,
  type Cause,
  type ChangeDependencies,
  type Rules,
  recordingContext,
  systemCause,
} from '../dependencies.ts'
import { rulesOwed } from '../reports/rules-owed.ts'
import { changeCase } from './change-case.ts'
import { answerOf } from './open-visit.ts'
import { takeBackReports } from './take-back-reports.ts'

/** What reconciling needs beside changing a case. */
export type ReconcileDependencies = ChangeDependencies<
  CaseMethod | 'loadReport' | 'reportsOfCase' | 'scheduled' | 'token'
> & {
  readonly machine: Pick<Machine, 'answer' | 'start'>
  readonly schedules: Pick<Schedules, 'put' | 'remove'>
}

/** What had to be brought right: zero everywhere means that all stood as the case says. */
export type Reconciled = {
  started: boolean
  answered: boolean
  schedulesPut: number
  schedulesRemoved: number
  reportsMoved: number
}

/**
 * Brings the machine and the schedules to what the case says. Idempotent, regardless of order; serves events, an
 * operator's resume and the nightly sweep alike. An event is a hint: the case is read as it is.
 * @param listing lists the schedules of a case; without it what was last scheduled counts
 * @returns what had to be done; nothing for a case that does not exist
 */
export async function reconcile(
  deps: ReconcileDependencies,
  caseId: string,
  causationId: string,
  listing?: Schedules['ofCase'],
): Promise<Reconciled | undefined> {
  const noticed = await noticeReports(deps, caseId, causationId)
  const takenBack = await takeBackReports(deps, noticed, causationId)
  const standing = await schedulesThatStand(deps, caseId, listing)
  const state = await deps.store.loadCase(caseId)
  if (state === undefined) return undefined
  const started = await ensureExecution(deps, state.case)
  const answered = await answerResolved(deps, state.case)
  const schedules = await alignSchedules(deps, standing, state, listing)
  const reportsMoved = await moveReports(deps, state.case, causationId)
  return { started, answered, ...schedules, reportsMoved: reportsMoved + takenBack }
}

/** Joins and withdrawals changed counters without the case's version: the stage takes notice of them here. */
async function noticeReports(
  deps: ChangeDependencies,
  caseId: string,
  causationId: string,
): Promise<Case | undefined> {
  const seen = await changeCase(deps, caseId, { type: 'see-reports' }, systemCause('', causationId))
  return seen.ok ? seen.value.case : undefined
}

/** An open case whose present run the machine has not entered yet gets its execution. */
async function ensureExecution({ machine }: ReconcileDependencies, of: Case): Promise<boolean> {
  const waits = of.position.at === 'entering' || of.position.run < of.run
  const stage = enterAt(of)
  if (of.status === 'ended' || !waits || stage === undefined) return false
  return (await machine.start(of.caseId, of.run, stage)) === 'started'
}

/** The token of a resolved visit is answered; a settled, expired or unknown one is expected. */
async function answerResolved({ store, machine }: ReconcileDependencies, of: Case): Promise<boolean> {
  if (of.position.at !== 'leaving') return false
  const answer = answerOf(of, of.position)
  const stored = await store.token(of.caseId)
  if (answer === undefined || stored?.run !== of.position.run || stored.visit !== of.position.visit)
    return false
  return (await machine.answer(stored.token, answer)) === 'taken'
}

/** The schedules of a case, and the version of what is kept of them. */
type Standing = { readonly listed: readonly Schedule[]; readonly kept: Scheduled | undefined }

/**
 * Scheduler lists the schedules of some fifty cases a second, fewer than a city's cases that change: only the sweep asks
 * it. What was kept may lack a schedule that was put just before a crash: it fires at a task that is settled, and finds
 * nothing to do.
 */
async function schedulesThatStand(
  { store }: Pick<ReconcileDependencies, 'store'>,
  caseId: string,
  listing: Schedules['ofCase'] | undefined,
): Promise<Standing> {
  const found = await listing?.(caseId)
  const kept = await store.scheduled(caseId)
  const moments = kept?.moments ?? {}
  const listed =
    found?.map((one) => ({ ...one, at: one.at || (moments[one.taskId] ?? UNKNOWN_MOMENT) })) ??
    Object.entries(moments).map(([taskId, at]) => ({ taskId, caseId, at }))
  return { kept, listed }
}

/**
 * Every open task has its schedule at its present due time, settled ones have none. Others may do the same at the same
 * time on a case that has moved on. So what stands is read before the case (what is not wanted then belongs to a task
 * that is settled); what was scheduled is kept afterwards, over exactly what was read; and who changed any looks whether
 * the case still stands as it was read.
 */
async function alignSchedules(
  deps: ReconcileDependencies,
  before: Standing,
  read: CaseState,
  listing: Schedules['ofCase'] | undefined,
): Promise<{ schedulesPut: number; schedulesRemoved: number }> {
  const { store, schedules } = deps
  const { caseId } = read.case
  const done = { schedulesPut: 0, schedulesRemoved: 0 }
  let [standing, state] = [before, read]
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = schedulesOf(state)
    const right = (one: Schedule): boolean => wanted.get(one.taskId)?.at === one.at
    const isRight = new Set(standing.listed.filter(right).map((one) => one.taskId))
    const gone = standing.listed.filter((one) => !wanted.has(one.taskId))
    const put = [...wanted.values()].filter((one) => !isRight.has(one.taskId))
    for (const one of gone) await schedules.remove(one)
    for (const one of put) await schedules.put(one)
    done.schedulesPut += put.length
    done.schedulesRemoved += gone.length
    const isKept = await keep(store, caseId, standing.kept, wanted)
    if (isKept && put.length === 0) return done
    const now = await store.loadCase(caseId)
    if (isKept && now?.case.version === state.case.version) return done
    const later = await schedulesThatStand(deps, caseId, listing)
    standing = { ...later, listed: inDoubt(later.listed, put) }
    state = (await store.loadCase(caseId)) ?? state
  }
  throw machineError('Transient', `The case ${caseId} moved on ${ROUNDS} times while its schedules were put.`)
}

/**
 * So often a case is looked at again that others move meanwhile. Whoever moved it last looks as well, and what is thrown comes
 * again by its queue: more would hold up the cases behind it.
 */
const ROUNDS = 10

/** Where others put schedules at the same time, nobody knows whose stand: they are put again, or removed. */
function inDoubt(standing: readonly Schedule[], put: readonly Schedule[]): readonly Schedule[] {
  const doubted = new Map(put.map((one) => [one.taskId, { ...one, at: UNKNOWN_MOMENT }]))
  return [...standing.filter(({ taskId }) => !doubted.has(taskId)), ...doubted.values()]
}

/** Keeps what is scheduled now. @returns whether it is what stands; not, where others were faster */
async function keep(
  store: Pick<CaseStore, 'save'>,
  caseId: string,
  kept: Scheduled | undefined,
  wanted: ReadonlyMap<string, Schedule>,
): Promise<boolean> {
  const moments = Object.fromEntries([...wanted.values()].map(({ taskId, at }) => [taskId, at]))
  if (isDeepStrictEqual(moments, kept?.moments ?? {})) return true
  const scheduled = { caseId, version: (kept?.version ?? 0) + 1, moments }
  return (await store.save([{ kind: 'scheduled', scheduled }])).saved
}

/** The schedules that the open tasks of a case want, by task. */
function schedulesOf({ case: of, tasks }: CaseState): Map<string, Schedule> {
  const wanted = new Map<string, Schedule>()
  for (const task of tasks) {
    const at = nextMoment(task)
    if (at !== undefined) wanted.set(task.taskId, { taskId: task.taskId, caseId: of.caseId, at })
  }
  return wanted
}

/** What becomes of a report that stands with a case, by the rules that what it is owed is from. */
type Becomes = (report: Joined, context: RecordingContext, under: (packVersion: number) => Rules) => Change[]

/** What becomes of the reports of a case that was parked, merged, that another body has taken on, or sent back. */
function becomesOfReports(of: Case): Becomes | undefined {
  if (of.status === 'open') {
    const isBack = of.away !== undefined
    const goesOn = wasParked(of)
    if (!isBack && !goesOn) return undefined
    // Visits are counted anew in each run: what was parked in another must keep nothing from coming back.
    return (report, context, under) => {
      const back = isBack ? comeBack(report, context) : []
      return back.length > 0 || !goesOn ? back : giveParkedTimeBack(report, of, under, context)
    }
  }
  const { reference = '' } = of
  if (of.ending === 'merged') return (report, context) => moveReport(report, reference, context)
  return of.takenOn === undefined ? undefined : (report, context) => passOn(report, reference, context)
}

/** Whether it goes on just now: in the visit that it was parked in, or the next. Whom that leaves out the sweep finds. */
function wasParked({ position, timesParked }: Case): boolean {
  const last = timesParked?.at(-1)
  return (
    last !== undefined &&
    position.at !== 'entering' &&
    (position.visit === last.visit + 1 || (position.at === 'leaving' && position.visit === last.visit))
  )
}

/** Its reports go where the case says, one transaction each, so that any number of them can. */
async function moveReports(deps: ReconcileDependencies, of: Case, causationId: string): Promise<number> {
  const becomes = becomesOfReports(of)
  if (becomes === undefined) return 0
  const cause = systemCause(of.jurisdiction, causationId)
  let moved = 0
  for await (const reportIds of pagesOf((cursor) => deps.store.reportsOfCase(of.caseId, cursor)))
    for (const reportId of reportIds)
      if (await moveOne(deps, { reportId, caseId: of.caseId, becomes, cause })) moved += 1
  return moved
}

const moveOne = (
  deps: ReconcileDependencies,
  {
    reportId,
    caseId,
    becomes,
    cause,
  }: {
    readonly reportId: string
    readonly caseId: string
    readonly becomes: Becomes
    readonly cause: Cause
  },
) =>
  change<{ report: Report | undefined; under: (packVersion: number) => Rules }, boolean>(deps, {
    load: async () => {
      const report = await deps.store.loadReport(reportId)
      return { report, under: await rulesOwed(deps.rulesOf, report?.jurisdiction ?? '', report) }
    },
    decide: ({ report, under }, now) => {
      if (report?.status !== 'joined' || report.caseId !== caseId) return unchanged(false)
      const changes = becomes(report, recordingContext(deps, cause, report.jurisdiction, now), under)
      return changes.length === 0 ? unchanged(false) : { changes, answer: true }
    },
  })
