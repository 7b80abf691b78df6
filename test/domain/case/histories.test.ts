import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseState } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { partiesActedFor, seesCase } from '#domain/case/record/seeing.ts'
import type { AskedOfDistrict, Consent } from '#domain/case/record/supervision.ts'
import { type Assignee, nextMoment, TASK_KINDS, type Task } from '#domain/case/record/task.ts'
import { enterAt } from '#domain/case/stages/path.ts'
import { NO_LONGER_NEEDED, type Owner, TASK_FACTS } from '#domain/case/tasks/task-kinds.ts'
import type { DomainEvent, EventData } from '#domain/events/index.ts'
import type { Actor, Role } from '#domain/people/actor.ts'
import { deskAbove } from '#domain/people/house.ts'
import { desksOf } from '#domain/people/rights.ts'

import { dutiesLeft, onDesk } from '#domain/report/duties.ts'
import { replayDeadlines } from '#functions/usecases/operator/replay-deadlines.ts'
import { deputyOf, handlerOf, inspectorIn, leaderOf } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness } from '#test/support/case-harness.ts'
import { goHome } from '#test/support/case-ways.ts'
import { Conflict, chainFault } from '#test/support/case-world.ts'
import { EVERYBODY, SECRET } from '#test/support/random-asks.ts'
import { begin, play, type Start, start } from '#test/support/random-history.ts'
import { type Asked, type Move, move } from '#test/support/random-moves.ts'
import { unheard } from '#test/support/unheard.ts'

/** Enough to meet every stage in some seconds; `HISTORIES=5000` looks further. */
const RUNS = Number(process.env.HISTORIES ?? 250)

function playCommand(one: CaseHarness, { who, command, read }: Asked): void {
  const before = one.state()
  const first = one.decideOn(who, command, read)
  const second = one.decideOn(who, command, read)
  expect(second).toEqual(first)
  try {
    const decision = one.attempt(who, command, read)
    expect(decision.ok).toBe(first.ok)
    if (!decision.ok) expect(one.state()).toEqual(before)
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown
    expect(thrown.message).toMatch(/key .* is (taken|not held)/u)
    expect(one.state()).toEqual(before)
  }
}

function holdsTogether(one: CaseHarness): void {
  const { case: of, tasks } = one.state()
  const { position } = of
  const ofVisit = tasks.filter((task) => !task.ofCase)
  if (position.at === 'in' && of.status === 'open') {
    expect(ofVisit.length).toBeGreaterThan(0)
    for (const task of ofVisit)
      expect(task).toMatchObject({ run: position.run, visit: position.visit, stage: position.stage })
  } else expect(ofVisit).toEqual([])
  if (of.status === 'ended') {
    expect(position.at).toBe('leaving')
    expect(tasks).toEqual([])
  }
  if (position.at === 'in' && position.stage === 'follow-up') {
    const calls = [...one.world.reports.values()]
      .filter(({ status }) => status === 'joined')
      .flatMap(({ callBacks }) => callBacks.filter(({ round }) => round === of.round))
    const unsolved = calls.filter(({ result }) => result.reached && !result.solved)
    expect(of.called).toEqual({ settled: calls.length, unsolved: unsolved.length })
  }
  expect(position.run).toBeLessThanOrEqual(of.run)
  expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(tasks.length)
  const held = [...one.world.keys].filter(([, holder]) => holder === of.caseId)
  // On its way to the archive it has given its key back; everywhere else it is the one that further reports join.
  const merged = of.status === 'ended' && of.ending === 'merged' && of.withoutKey !== true
  const holds = (of.status === 'open' && enterAt(of) !== 'archive') || merged
  expect(held.map(([key]) => key)).toEqual(holds ? [duplicateKey(of, one.pack)] : [])
  // A merged one leads on.
  const leads = held.map(([key]) => one.world.leads.get(key))
  expect(leads).toEqual(held.map(() => (merged ? of.reference : undefined)))
  if (of.status === 'ended' && of.ending === 'archived') everybodyWasAsked(one)
}

/** Who stands with an archived case and can be called was called, or tried, in the round that ended with the archive. */
function everybodyWasAsked(one: CaseHarness): void {
  const rounds = [...one.world.reports.values()]
    .filter(({ status, reachable }) => status === 'joined' && reachable)
    .map(({ callBacks }) => callBacks.at(-1)?.round)
  if (one.case.termination === undefined)
    expect(new Set(rounds)).toEqual(new Set(rounds.length > 0 ? [one.case.round] : []))
}

/**
 * 一切应办之事都有人办: whatever somebody asked for stands as a ruling on somebody's desk, with a due time, and nothing else
 * does; whoever waits for it in time is not late; and what is due has its moment, or has had it.
 */
function everythingOwedStandsOnADesk(one: CaseHarness): void {
  const { case: of, tasks } = one.state()
  const asked = tasks.flatMap(({ taskId, returning, pendingExtension, pendingProcessing }) => [
    ...(returning?.state === 'asked' ? [`return ${taskId}`] : []),
    ...(returning?.state === 'objected' ? [`objection ${taskId}`] : []),
    ...(pendingExtension === undefined ? [] : [`extension ${taskId}`]),
    ...(pendingProcessing === undefined ? [] : [`processing ${taskId}`]),
  ])
  if (of.status === 'open')
    for (const report of one.world.reports.values()) {
      if (report.status !== 'joined') continue
      if (report.endAsked !== undefined) asked.push(`report-end ${report.reportId}`)
      if (report.extension?.state === 'asked') asked.push(`report-extension ${report.reportId}`)
      if (report.answer?.state === 'asked') asked.push(`report-reply ${report.reportId}`)
    }
  if (of.proposal !== undefined) asked.push(`proposal ${of.proposal.number}`)
  const rulings = tasks.flatMap(({ ruling }) =>
    ruling === undefined
      ? []
      : [`${ruling.on} ${ruling.asked?.taskId ?? ruling.report?.reportId ?? ruling.proposal}`],
  )
  expect(rulings.sort()).toEqual(asked.sort())
  for (const task of tasks) {
    const cooperating = tasks.some(({ kind, part }) => kind === 'handle' && part === 'cooperating')
    const waits =
      tasks.some(({ about }) => about === task.taskId) || (task.partDoneAt !== undefined && cooperating)
    if (task.held !== undefined) expect({ ...task, waits }).toMatchObject({ waits: true })
    if (task.held !== undefined) expect(task).not.toHaveProperty('overdueSince')
    expect(task.dueAt).toMatch(/^\d{4}-/u)
    if (task.overdueSince === undefined && task.held === undefined) expect(nextMoment(task)).toBeDefined()
    if (task.kind === 'ruling' && task.overdueSince !== undefined && of.position.at === 'in')
      expect(task.climbAt !== undefined || task.assignee).toEqual(
        task.climbAt === undefined ? { kind: 'role', role: expect.stringMatching(TOP) } : true,
      )
  }
}
/** Above these desks nobody rules. */
const TOP = /^(street-leader|supervisor)$/u

/** Whoever works on cases of a street: of the centre, of every party, and posted to the grid of the case. */
const staffOf = ({ pack, case: of }: CaseHarness): readonly Actor[] => [
  ...EVERYBODY,
  ...pack.parties.map(({ code }) => handlerOf(code)),
  inspectorIn(of.place.grid),
  leaderOf(of.place.grid),
  deputyOf(of.place.grid),
]

/** Whether a task lies on a desk of somebody: his party's, his role's, where he is posted. */
const isOnDesk = (who: Actor, { assignee }: Pick<Task, 'assignee'>, { pack }: CaseHarness): boolean =>
  assignee.kind === 'party'
    ? partiesActedFor(who, pack).includes(assignee.party)
    : desksOf(who).includes(assignee.role) &&
      (assignee.grid === undefined || who.grids.includes(assignee.grid))

/**
 * 应办之事都在某人的待办里: every task, and every report that is owed something, lies on the desk of somebody who sees the case,
 * under a due time.
 */
function whateverIsOwedIsInSomebodysList(one: CaseHarness): void {
  const state = one.state()
  const staff = staffOf(one).filter((who) => seesCase(who, state, one.pack))
  const inNoList = state.tasks.filter((task) => !staff.some((who) => isOnDesk(who, task, one)))
  expect(inNoList.map(({ kind, assignee }) => ({ kind, assignee }))).toEqual([])
  if (state.case.status !== 'open' || state.case.position.at !== 'in') return
  // What the lead is to call about is the dispatcher's until somebody leads.
  const called = state.tasks.some(
    ({ kind }) =>
      kind === 'contact' || kind === 'lead-contact' || (kind === 'dispatch' && state.case.leadCalls),
  )
  for (const report of one.world.reports.values()) {
    const [first] = dutiesLeft(report)
    if (first === undefined || report.status !== 'joined') continue
    const lies = onDesk(report)?.dueAt ?? (called ? first.dueAt : undefined)
    expect({ report: report.reportId, owed: first.duty, lies }).toMatchObject({
      lies: expect.stringMatching(/^\d{4}-/u),
    })
  }
}

/** Every due time that was told follows from the events alone, and is the one that is stored with an open task. */
function isReplayed(one: CaseHarness): void {
  const replayed = replayDeadlines(one.events(), CALENDAR)
  expect(replayed.filter(({ change }) => change !== 'same')).toEqual([])
  const told = new Map(replayed.map(({ of, told }) => [of, told]))
  for (const { taskId, dueAt } of one.state().tasks) expect(told.get(taskId)).toBe(dueAt)
}

/** 不得一告知就已到期: no due time lies before the moment it is told. */
function nothingIsDueBeforeItIsTold(events: readonly DomainEvent[]): void {
  for (const { type, data, metadata } of events)
    if (type === 'task-sent' || type === 'due-time-moved')
      expect({ type, told: metadata.time, early: data.dueAt < metadata.time }).toMatchObject({ early: false })
}

/** At most one stage is open at a time, and every archive rests on a passed check or a reason that was recorded. */
function tellsAWholeStory(events: readonly DomainEvent[]): void {
  let open: string | undefined
  let checked = false
  let reason: string | undefined
  for (const event of events) {
    if (event.type === 'stage-opened') {
      expect(open).toBeUndefined()
      open = event.data.stage
      if (open === 'handling' || open === 'joint-handling') checked = false
    }
    if (event.type === 'stage-resolved') {
      expect(event.data.stage).toBe(open)
      open = undefined
      if (event.data.stage === 'reinspection') checked = event.data.outcome === 'passed'
    }
    if (event.type === 'case-closed')
      reason = event.data.closure === 'checked' ? undefined : event.data.closure
    if (event.type === 'case-terminated') reason = event.data.grounds
    if (event.type === 'case-archived') expect(checked || reason !== undefined).toBe(true)
  }
}

const OVER: readonly string[] = ['done', 'explained', 'unfounded']

function withSteward(one: CaseHarness, party: string): string[] {
  const steward = one.pack.parties.find(({ code }) => code === party)?.steward
  return [party, ...(steward === undefined ? [] : [steward])]
}

/** No check is made by anybody of a party, or of its steward, that said since the last one that its work is over. */
function nobodyJudgesHisOwn(one: CaseHarness): void {
  let judged: string[] = []
  let checkedBy: string | undefined
  for (const { type, data, metadata } of one.events()) {
    if (type === 'task-settled' && data.kind === 'reinspect' && /^(passed|failed)$/u.test(data.outcome)) {
      checkedBy = metadata.actor
      const party = EVERYBODY.find(({ id, party }) => id === metadata.actor && party !== undefined)?.party
      expect(judged).not.toContain(party)
    }
    if (type === 'part-done') judged = [...judged, ...withSteward(one, data.party)]
    // What ends beside a promise by the check itself is not what the lead said.
    if (
      type === 'task-settled' &&
      checkedBy === undefined &&
      data.assignee.kind === 'party' &&
      OVER.includes(data.outcome)
    ) {
      judged = [...judged, ...withSteward(one, data.assignee.party)]
    }
    if (type === 'stage-resolved' && data.stage === 'reinspection' && checkedBy !== undefined) {
      judged = []
      checkedBy = undefined
    }
  }
}

/** What parks, explains or ends a case, by the outcome of the stage, under the name it needs consent for. */
const NEEDS_CONSENT: Readonly<Record<string, Consent>> = {
  parked: 'park',
  explained: 'explain',
  rejected: 'reject',
  transferred: 'transfer',
  merged: 'merge',
  ended: 'end',
  settled: 'close',
  terminated: 'close',
}

/** While the district supervises, nothing parks, explains or ends a case to which it did not consent in that stage. */
function asksTheDistrict(events: readonly DomainEvent[]): void {
  let supervised = false
  let consents: AskedOfDistrict[] = []
  for (const event of events) {
    if (event.type === 'supervision-begun') {
      expect(supervised).toBe(false)
      supervised = true
    }
    if (event.type === 'supervision-lifted') supervised = false
    if (event.type === 'consent-ruled' && event.data.given) consents.push(event.data.to)
    if (event.type !== 'stage-resolved') continue
    const needed = NEEDS_CONSENT[event.data.outcome]
    if (supervised && needed !== undefined) expect(consents).toContain(needed)
    consents = []
  }
}

/**
 * Every task is owed by somebody whom its kind names, or by the desk above where the case is about them, and ends in a way
 * that its kind knows. @returns kinds with endings
 */
function isAsItsKindSays(one: CaseHarness): string[] {
  let subjects: readonly string[] = []
  const isDesk = (role: Role, inGrid: boolean, { role: found, grid }: OwedByRole): boolean =>
    found === deskAbove(role, subjects) && (grid !== undefined) === (inGrid && found === role)
  const isOwner = (owner: Owner, { assignee }: EventData<'task-sent'>): boolean => {
    if (owner === 'party' || assignee.kind === 'party') return owner === assignee.kind
    return owner === 'leader'
      ? LEADERS.some((role) => isDesk(role, role === 'grid-leader', assignee))
      : isDesk(owner.role, owner.inGrid ?? false, assignee)
  }
  for (const event of one.events()) {
    if (event.type === 'subjects-named') subjects = event.data.subjects
    if (event.type === 'task-sent')
      expect(TASK_FACTS[event.data.kind].owedBy.some((owner) => isOwner(owner, event.data))).toBe(true)
  }
  for (const { kind, ofCase, alongside } of one.state().tasks)
    if (TASK_FACTS[kind].belongsTo === 'case')
      expect({ ofCase, alongside }).toEqual({ ofCase: true, alongside: true })
  return one.told('task-settled').map(({ kind, outcome }) => {
    const { outcomes, endings = {} } = TASK_FACTS[kind]
    expect(Object.keys({ ...outcomes, ...endings, ...NO_LONGER_NEEDED })).toContain(outcome)
    return `${kind} ${outcome}`
  })
}
type OwedByRole = Extract<Assignee, { kind: 'role' }>
const LEADERS: readonly Role[] = ['grid-leader', 'centre-head', 'supervisor']

/** Chance seldom rings an alarm: somebody whom nobody knows says that it is an emergency, once in every run. */
const ALARMED: [Start, Move[]] = [
  { matter: 'exposed-rubbish', channel: 'hotline', emergency: false },
  [
    { move: 'machine' },
    { move: 'join', patrol: false, emergency: true, public: true },
    { move: 'time', hours: 1, delivered: true },
    { move: 'machine' },
  ],
]

describe('Every history of a case', () => {
  it('holds together, tells a whole story, keeps people’s words to itself, and leads to an end', {
    timeout: 60_000 + RUNS * 500,
  }, () => {
    const seen = {
      archived: 0,
      steps: 0,
      longest: 0,
      consents: 0,
      stages: new Set<string>(),
      settled: new Set<string>(),
    }
    fc.assert(
      fc.property(start, fc.array(move, { minLength: 5, maxLength: 70, size: 'max' }), (report, moves) => {
        const one = begin(report, (made) => expect(unheard(made)).toEqual([]))
        const past: Asked[] = []
        for (const made of moves) {
          play(one, made, past, playCommand)
          holdsTogether(one)
          everythingOwedStandsOnADesk(one)
          whateverIsOwedIsInSomebodysList(one)
          expect(caseState.parse(one.state())).toEqual(one.state())
          seen.stages.add(one.at())
          seen.steps += 1
        }
        isReplayed(one)
        const steps = goHome(one)
        holdsTogether(one)
        seen.longest = Math.max(seen.longest, steps)
        if (one.at() === 'archived') seen.archived += 1
        for (const events of one.world.events.values()) expect(chainFault(events)).toBeUndefined()
        tellsAWholeStory(one.events())
        nothingIsDueBeforeItIsTold(one.events())
        asksTheDistrict(one.events())
        nobodyJudgesHisOwn(one)
        for (const settled of isAsItsKindSays(one)) seen.settled.add(settled)
        if (one.told('consent-ruled').length > 0) seen.consents += 1
        expect(JSON.stringify([...one.world.events.values()])).not.toContain(SECRET)
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [ALARMED] },
    )
    // The histories are worth something only when they go everywhere.
    expect([...seen.stages].sort()).toEqual(
      expect.arrayContaining([
        'archived',
        'confirm',
        'dispatch',
        'follow-up',
        'handling',
        'joint-handling',
        'leader',
        'parked',
        'reinspection',
      ]),
    )
    expect(new Set([...seen.settled].map((one) => one.split(' ')[0]))).toEqual(new Set(TASK_KINDS))
    expect(seen.archived).toBeGreaterThan(20)
    expect(seen.consents).toBeGreaterThan(5)
  })
})
