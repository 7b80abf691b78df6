import { createCalendar } from '#adapters/calendar.ts'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { CaseCommand } from '#domain/case/asked/command.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { decide } from '#domain/case/decide.ts'
import type { Beside } from '#domain/case/draft/beside.ts'
import { openCase } from '#domain/case/open-case.ts'
import { readsOf } from '#domain/case/reads.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { nextMoment, type Task, type TaskKind } from '#domain/case/record/task.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import { enterAt } from '#domain/case/stages/path.ts'
import { atLocal, type Calendar, millis } from '#domain/clock/calendar.ts'
import type { Change } from '#domain/decision/change.ts'
import type { DomainEvent, EventData, EventType } from '#domain/events/index.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import { changeOrders } from '#domain/orders/change-orders.ts'
import { noOrders } from '#domain/orders/record/orders.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Refusal } from '#domain/refusal.ts'
import { actOnReport, heardInCase } from '#domain/report/act.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import { joinCase, withdrawReport } from '#domain/report/join.ts'
import { CHANNEL_FACTS } from '#domain/report/record/channels.ts'
import type { Joined, Report } from '#domain/report/record/report.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { type SaidBy, submitReport } from '#domain/report/submit.ts'
import type { Result } from '#domain/result.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import { type Triaged, triage } from '#domain/triage/triage.ts'
import { packOf } from '#packs/index.ts'
import { system } from './actors.ts'
import { applyChanges, emptyWorld, eventsOf, holderIn, stateOf, type World } from './case-world.ts'

/** The sample pack. */
export const PACK: Pack = (() => {
  const found = packOf('wujiaochang')
  if (found === undefined) throw new Error('The sample pack is missing.')
  return found
})()

/** The sample pack, where whoever leads makes the first contact. */
export const LEADS_CALL: Pack = { ...PACK, policy: { ...PACK.policy, firstContactBy: 'lead' } }

/** The calendar of the sample pack. */
export const CALENDAR: Calendar = createCalendar(PACK.hours)

/** A moment of local time, written `YYYY-MM-DD HH:MM`. */
export const local = (written: string): string => atLocal(written.slice(0, 10), written.slice(11))

/** When everything starts unless a test says otherwise: Monday 18 January 2021, nine o'clock. */
export const MONDAY_NINE = local('2021-01-18 09:00')

/** A command that was refused although the test took it for granted. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`)
    this.refusal = refusal
  }
}

/** The code with which something is refused. @throws Error when it is not refused */
export function refusalOf(attempt: () => unknown): Refusal['code'] {
  try {
    attempt()
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.refusal.code
    throw thrown
  }
  throw new Error('This was not refused.')
}

/** Which open task is meant: by kind, and by party where a kind has several. */
export type Which = TaskKind | { readonly kind: TaskKind; readonly party?: string; readonly item?: string }

/** A report as a resident rings it in, who can be called back, with what a test says otherwise; patrols and devices have no number. */
export const aSubmission = (over: Partial<Submission> = {}): Submission => ({
  ...(CHANNEL_FACTS[over.channel ?? 'hotline'].found ? {} : { reporter: { phone: '13800001111' } }),
  channel: 'hotline',
  appeal: 'complaint',
  description: '非机动车棚里搭了储藏室，还用液化气做饭',
  place: '国定路555弄',
  ...over,
})

/** What a report tells, and who says so: staff unless a test says otherwise. */
type Told = Partial<Submission> & { readonly by?: SaidBy }

/**
 * The report with its matter: staff choose the one that its words tell, unless a test leaves it to be guessed (`matter:
 * undefined`).
 */
function named({ by: _said, ...over }: Told, pack: Pack = PACK): Submission {
  const sent = aSubmission(over)
  if ('matter' in over) return definedOnly(sent)
  const words = { description: sent.description, place: sent.place, salt: '' }
  return { ...sent, matter: triage({}, words, pack).matter.code }
}

/** What triage makes of such a report. */
export function triagedAs(over: Told = {}, pack: Pack = PACK): Triaged {
  const { description, place, matter } = named(over, pack)
  return triage(matter === undefined ? {} : { matter }, { description, place, salt: '' }, pack)
}

const definedOnly = ({ matter, ...sent }: Submission): Submission =>
  matter === undefined ? sent : { ...sent, matter }

export type HarnessOptions = {
  readonly now?: string
  readonly pack?: Pack
  readonly report?: Told
  /** Whether the mini-machine opens the next stage by itself after every command (it does unless told not to). */
  readonly machine?: boolean
  /** Is told of everything that was decided and made. */
  readonly watch?: (made: Made) => void
}

/** What one transaction made of the case: by which command, if by one. */
export type Made = {
  readonly command?: CaseCommand['type']
  readonly before: CaseState | undefined
  readonly after: CaseState | undefined
  readonly changes: readonly Change[]
}

/** One case, its reports and a clock, all in memory, driven by commands. */
export type CaseHarness = ReturnType<typeof openedCase>

/** A case as triage opened it: with its first report, at the door of its first stage (or in it, with the machine on). */
export function openedCase(options: HarnessOptions = {}) {
  const { pack = PACK, machine = true, watch } = options
  const world: World = emptyWorld()
  const caseId = 'c-1'
  let now = options.now ?? MONDAY_NINE
  let decisions = 0
  let reports = 0

  const rules = { pack, calendar: CALENDAR }
  const recording = (who: Actor) => ({
    now,
    actor: who.id,
    jurisdiction: pack.jurisdiction,
    correlationId: 'test',
    causationId: 'test',
    seed: `seed-${decisions}`,
  })
  const orders = () => world.orders.get(pack.jurisdiction) ?? noOrders(pack.jurisdiction)
  const context = (who: Actor) => ({ ...recording(who), who, pack, calendar: CALENDAR })

  /** What the domain says that a command reads beside the case. */
  function besideOf(who: Actor, command: CaseCommand): Beside {
    const reads = readsOf(command, who, theCase(), pack)
    return {
      target: world.cases.get(reads.target ?? ''),
      ledTo: world.cases.get(reads.ledTo ?? ''),
      holder: holderIn(world, reads.holder),
      report: world.reports.get(reads.report?.reportId ?? ''),
      sameCaller: sameCallerAs(reads.report?.reportId),
      orders: reads.orders === undefined ? undefined : orders(),
    }
  }

  /** The other reports of its number that stand with the case. */
  function sameCallerAs(reportId: string | undefined): Joined[] {
    const caller = world.reports.get(reportId ?? '')?.caller
    return [...world.reports.values()].filter(
      (one): one is Joined =>
        caller !== undefined && one.status === 'joined' && one.caller === caller && one.reportId !== reportId,
    )
  }

  /** Decides, without keeping anything. @param read what is taken as read instead of what is kept */
  const decideOn = (who: Actor, command: CaseCommand, read?: Beside): Result<Change[], Refusal> =>
    decide(state(), command, { ...context(who), ...besideOf(who, command), ...read })

  /** Makes the changes of one decision, as a store would. */
  function make(changes: readonly Change[], command?: CaseCommand['type']): void {
    const stands = () => (world.cases.has(caseId) ? stateOf(world, caseId) : undefined)
    const before = watch && stands()
    applyChanges(world, changes)
    watch?.({ ...(command && { command }), before, after: stands(), changes })
  }

  /** Changes the standing orders. @throws Refused */
  function arrange(who: Actor, action: OrdersAction): void {
    decisions += 1
    const decision = changeOrders(orders(), action, context(who))
    if (!decision.ok) throw new Refused(decision.error)
    make(decision.value)
  }
  const state = (): CaseState => stateOf(world, caseId)
  const theCase = (): Case => state().case

  function attempt(who: Actor, command: CaseCommand, read?: Beside): Result<Change[], Refusal> {
    decisions += 1
    const decision = decideOn(who, command, read)
    if (decision.ok) make(decision.value, command.type)
    return decision
  }

  /** Carries out a command, then lets the machine go on. @throws Refused */
  function command(who: Actor, asked: CaseCommand, read?: Beside): readonly Change[] {
    const decision = attempt(who, asked, read)
    if (!decision.ok) throw new Refused(decision.error)
    if (machine) runMachine()
    return decision.value
  }

  /** What the machine does next: the stage it would open, none while it waits or has ended. */
  function nextVisit(): { run: number; visit: number; stage: Stage } | undefined {
    const { position, run, status } = theCase()
    const stage = enterAt(theCase())
    if (status === 'ended' || stage === undefined) return undefined
    if (position.at === 'entering' || position.run < run) return { run, visit: 1, stage }
    return position.at === 'in' ? undefined : { run, visit: position.visit + 1, stage }
  }

  /** Opens stages until one waits for people. */
  function runMachine(): void {
    for (let steps = 0; steps < 20; steps += 1) {
      const visit = nextVisit()
      if (visit === undefined) return
      const opened = attempt(system, { type: 'open-stage', ...visit })
      if (!opened.ok) throw new Refused(opened.error)
    }
    throw new Error('The machine goes round and round.')
  }

  function task(which: Which): Task {
    const wanted = typeof which === 'string' ? { kind: which } : which
    const found = state().tasks.filter(
      (one) =>
        one.kind === wanted.kind &&
        (!('party' in wanted) || (one.assignee.kind === 'party' && one.assignee.party === wanted.party)) &&
        (!('item' in wanted) || one.item === wanted.item),
    )
    const [one, another] = found
    if (one === undefined || another !== undefined)
      throw new Error(`${found.length} open tasks are ${JSON.stringify(which)}, not one.`)
    return one
  }

  const recordCommand = (taskId: string, outcome: TaskOutcome): CaseCommand => ({
    type: 'record-outcome',
    taskId,
    outcome,
  })

  function submit(over: Told = {}): Extract<Report, { status: 'received' }> {
    reports += 1
    decisions += 1
    const names = { reportId: `r-${reports}`, trackingCode: `DG${reports}` }
    const changes = submitReport(named(over, pack), names, recording(system), over.by ?? 'staff')
    make(changes)
    const kept = world.reports.get(names.reportId)
    if (kept?.status !== 'received') throw new Error('The report was not kept.')
    const caller = over.reporter?.phone
    return { ...kept, ...(caller === undefined ? {} : { caller: `index-${caller}` }) }
  }

  function join(over: Told = {}): string {
    const report = submit(over)
    const of = theCase()
    const into = { caseId, key: duplicateKey(of, pack), how: 'duplicate' } as const
    make(joinCase(report, triagedAs(over, pack), into, rules, recording(system)))
    command(system, { type: 'see-reports' })
    return report.reportId
  }

  function withdraw(reportId: string): void {
    const report = world.reports.get(reportId)
    if (report?.status !== 'joined' && report?.status !== 'received')
      throw new Error(`${reportId} does not stand.`)
    decisions += 1
    const forgotten = decide(state(), { type: 'report-leaves', report }, context(system))
    make([...(forgotten.ok ? forgotten.value : []), ...withdrawReport(report, recording(system))])
    command(system, { type: 'see-reports' })
  }

  /**
   * Somebody acts on a report that stands with the case; what the case hears of it is decided and made with it.
   * @returns why it is refused
   */
  function onReport(who: Actor, reportId: string, action: ReportAction): Refusal | undefined {
    const report = world.reports.get(reportId)
    if (report?.status !== 'joined') throw new Error(`${reportId} does not stand.`)
    decisions += 1
    const decided = actOnReport(report, action, sameCallerAs(reportId), { ...context(who), of: state() })
    if (!decided.ok) return decided.error
    const hears = heardInCase({ report, context: { of: state(), pack: context(who).pack } }, action)
    const heard = hears && decide(state(), hears, context(who))
    if (heard?.ok === false) return heard.error
    make([...decided.value, ...(heard?.value ?? [])], hears?.type)
    const left = world.reports.get(reportId)?.status !== 'joined'
    if (left) attempt(system, { type: 'see-reports' })
    if (machine) runMachine()
    return undefined
  }

  /** Moves the clock and lets due times come, in order, as the scheduler would. */
  function waitUntil(moment: string): void {
    // What finds nothing to do (a ruling between two stages) is not rung for again: the next stage rings anew.
    const rung = new Set<string>()
    for (;;) {
      const due = state()
        .tasks.map((one) => ({ taskId: one.taskId, at: nextMoment(one) ?? '~' }))
        .filter(({ taskId, at }) => at <= moment && !rung.has(`${taskId} ${at}`))
        .sort((a, b) => (a.at < b.at ? -1 : 1))[0]
      if (due === undefined) break
      rung.add(`${due.taskId} ${due.at}`)
      if (due.at > now) now = due.at
      command(system, { type: 'deadline-reached', taskId: due.taskId })
    }
    if (moment > now) now = moment
  }

  const first = submit(options.report)
  const triaged = triagedAs(options.report, pack)
  const sameBy = sameByOf(first, named(options.report ?? {}, pack), triaged)
  make(openCase(first, triaged, caseId, rules, recording(system), { is: 'free', sameBy }))
  if (machine) runMachine()

  return {
    world,
    caseId,
    pack,
    state,
    get case(): Case {
      return theCase()
    },
    get now(): string {
      return now
    },
    set now(moment: string) {
      now = moment
    },
    context,
    decideOn,
    attempt,
    command,
    orders,
    arrange,
    runMachine,
    nextVisit,
    task,
    join,
    withdraw,
    onReport,
    submit,
    waitUntil,
    /** The kinds of the open tasks, sorted. */
    open: (): string[] =>
      state()
        .tasks.map((one) => one.kind)
        .sort(),
    /** The stage that is open, or how the case ended. */
    at: (): string => {
      const of = theCase()
      return of.status === 'ended' ? of.ending : of.position.at === 'in' ? of.position.stage : of.position.at
    },
    /** Reports the outcome of the one task that is meant. @throws Refused */
    report: (who: Actor, which: Which, outcome: TaskOutcome): readonly Change[] =>
      command(who, recordCommand(task(which).taskId, outcome)),
    /** Reports the outcome of a task by its id. @throws Refused */
    reportOn: (who: Actor, taskId: string, outcome: TaskOutcome): readonly Change[] =>
      command(who, recordCommand(taskId, outcome)),
    recordCommand,
    /** Acts on the case. @throws Refused */
    act: (who: Actor, action: CaseAction, target?: Case): readonly Change[] =>
      command(who, { type: 'act', action }, target && { target }),
    /** A due time is said to have come. */
    deadlineReached: (taskId: string): readonly Change[] =>
      command(system, { type: 'deadline-reached', taskId }),
    /** The events of the case. */
    events: (): readonly DomainEvent[] => eventsOf(world, `case/${caseId}`),
    /** What the events of one type say, in order. */
    told: <T extends EventType>(type: T): EventData<T>[] =>
      eventsOf(world, `case/${caseId}`)
        .filter((one) => one.type === type)
        .map((one) => one.data as EventData<T>),
    /** Hours that pass on the wall clock; due times come on the way. */
    wait: (hours: number): void => waitUntil(new Date(millis(now) + hours * 3_600_000).toISOString()),
    /** The rules by which the case was referred, in order. */
    rules: (): string[] => theCase().referrals.map((one) => one.rule),
  }
}
