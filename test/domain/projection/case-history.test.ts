import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseState } from '#domain/case/record/case.ts'
import type { Task } from '#domain/case/record/task.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { HOUSE, HOUSE_FACTS, isHouseSubject } from '#domain/people/house.ts'
import { evolve, historyOf } from '#domain/projection/case-history.ts'
import {
  type CaseHistory,
  NOTHING_TOLD,
  openTasks,
  openVisit,
  running,
  runsAlongside,
  settledAs,
  type TaskLife,
} from '#domain/projection/history.ts'
import { dispatcher } from '#test/support/actors.ts'
import { type CaseHarness, openedCase } from '#test/support/case-harness.ts'
import { goHome } from '#test/support/case-ways.ts'
import { frozen } from '#test/support/case-world.ts'
import { begin, play, start } from '#test/support/random-history.ts'
import { type Asked, move } from '#test/support/random-moves.ts'

/** A place that the pack knows, by its key. Of any other, events tell a salted commitment, which nobody finds again. */
const ofPack = (key: string | undefined): string | undefined =>
  key?.startsWith('words-') ? 'elsewhere' : key

const RUNS = Number(process.env.HISTORIES ?? 150)

/** An open task as `decide` keeps it, as far as events tell it. */
const kept = (task: Task) => ({
  taskId: task.taskId,
  kind: task.kind,
  assignee: task.assignee,
  part: task.part,
  item: task.item,
  consentTo: task.consentTo,
  about: task.about,
  partDoneAt: task.partDoneAt,
  rulingOn: task.ruling?.on,
  alongside: task.alongside ?? false,
  sentAt: task.sentAt,
  deadline: task.deadline,
  dueAt: task.dueAt,
  provisional: task.provisional ?? false,
  signedAt: task.signedAt,
  overdueSince: task.overdueSince,
  urged: task.urged,
  unansweredSince: task.unansweredSince,
  returning: task.returning && {
    state: task.returning.state,
    reason: task.returning.reason,
    refusedBy: task.returning.refusedBy,
  },
  extension: task.pendingExtension,
  extensions: task.extensions ?? 0,
  processing: task.pendingProcessing,
})

/** The same of a task that was folded. */
function folded(task: TaskLife): ReturnType<typeof kept> {
  const { returning } = task
  const extension = task.extensions.at(-1)
  const processing = task.processings.at(-1)
  return {
    taskId: task.taskId,
    kind: task.kind,
    assignee: task.assignee,
    part: task.part,
    item: task.item,
    consentTo: task.consentTo,
    about: task.about,
    partDoneAt: task.partDone?.at,
    rulingOn: task.rulingOn,
    alongside: runsAlongside(task),
    sentAt: task.sent.at,
    deadline: task.deadline,
    dueAt: task.due.at,
    provisional: task.due.provisional,
    signedAt: task.signed?.at,
    overdueSince: task.overdue?.at,
    urged: task.urged,
    unansweredSince: task.unansweredSince,
    returning:
      returning === undefined || returning.state === 'accepted'
        ? undefined
        : { state: returning.state, reason: returning.reason, refusedBy: returning.rulings.at(-1)?.by },
    extension:
      extension === undefined || extension.ruled
        ? undefined
        : { until: extension.until, at: extension.asked.at, by: extension.asked.by },
    extensions: task.extensions.filter(({ ruled }) => ruled?.granted).length,
    processing:
      processing === undefined || processing.ruled
        ? undefined
        : { processing: processing.processing, at: processing.asked.at, by: processing.asked.by },
  }
}

/** Where it is led, by its referrals and by whom of the house it is about: in an emergency that is no referral. */
const stepTold = (events: readonly DomainEvent[]): CaseState['case']['step'] =>
  events.reduce<CaseState['case']['step']>((step, { type, data }) => {
    if (type === 'case-referred') return data.step
    if (type !== 'subjects-named' || step === 'district') return step
    const above = data.subjects.filter(isHouseSubject).map((one) => HOUSE_FACTS[one].ledAt)
    return above.includes('district') ? 'district' : (above[0] ?? step)
  }, 'grid')

/** What the history tells of a case is what `decide` kept of it. */
function tellsTheState(one: CaseHarness, history: CaseHistory): void {
  const { case: of, tasks } = one.state()
  const byId = (a: { taskId: string }, b: { taskId: string }) => (a.taskId < b.taskId ? -1 : 1)
  expect(openTasks(history).map(folded).sort(byId)).toEqual(tasks.map(kept).sort(byId))

  const { position } = of
  const visit = history.visits.at(-1)
  if (position.at === 'in')
    expect(openVisit(history)).toMatchObject({ stage: position.stage, opened: { at: position.openedAt } })
  else expect(openVisit(history)).toBeUndefined()
  if (position.at === 'leaving')
    expect(visit).toMatchObject({
      stage: position.stage,
      resolved: { outcome: position.outcome, at: position.resolvedAt },
    })

  const { matters, places, closures, packs, proposals, plans } = history
  expect({
    caseId: history.caseId,
    sequence: history.sequence,
    run: history.run,
    round: history.round,
    matter: matters.at(-1),
    place: ofPack(places.at(-1)),
    grid: history.grid,
    emergency: history.emergency,
    appeal: history.opened?.appeal,
    subjects: history.subjects,
    joined: history.joined,
    packVersion: packs.at(-1)?.to ?? one.pack.version,
    step: stepTold(one.events()),
    referrals: history.referrals.slice(-50).map(({ rule, facts, at }) => ({ rule, facts, at })),
    stalled: history.stalled && { since: history.stalled.at, error: history.stalled.error },
    returns: settledAs(history, 'handle', 'returned').length,
    failed: settledAs(history, 'reinspect', 'failed').length,
    broken: history.promises.filter(({ broken }) => broken !== undefined).length,
    lacking: settledAs(history, 'handle', 'conditions-lacking').length,
    termination: history.termination?.grounds,
    ended: history.ended && [history.ended.ending, history.ended.at, history.ended.watchUntil],
    reference: history.ended?.reference,
  }).toEqual({
    caseId: of.caseId,
    sequence: of.sequence,
    run: of.run,
    round: of.round,
    matter: of.matter,
    place: ofPack(of.place.key),
    grid: of.place.grid,
    emergency: of.emergency,
    appeal: of.appeal,
    subjects: of.subjects ?? [],
    joined: of.joinsSeen,
    packVersion: of.packVersion,
    step: of.step,
    referrals: of.referrals,
    stalled: of.stalled,
    returns: of.returns,
    failed: of.failedReinspections,
    broken: of.brokenPromises,
    lacking: of.conditionsLacking ?? 0,
    termination: of.termination?.grounds,
    ended: of.status === 'ended' ? [of.ending, of.endedAt, of.watchUntil] : undefined,
    reference: of.status === 'ended' ? of.reference : undefined,
  })

  const proposal = running(proposals)
  expect(proposal && { to: proposal.to, number: proposal.sequence }).toEqual(
    of.proposal && { to: of.proposal.to, number: of.proposal.number },
  )
  const supervision = history.supervisions.at(-1)
  expect(
    supervision && !supervision.lifted
      ? [supervision.at, supervision.by, supervision.taskId, supervision.dueAt]
      : undefined,
  ).toEqual(
    of.supervision && [of.supervision.since, of.supervision.by, of.supervision.taskId, of.supervision.dueAt],
  )
  const promise = running(history.promises)
  expect(promise && [promise.at, promise.until, promise.kept?.at]).toEqual(
    of.promise && [of.promise.madeAt, of.promise.until, of.promise.keptAt],
  )
  const whistle = running(history.whistles)
  expect(
    whistle && [
      whistle.ground,
      whistle.at,
      whistle.held?.at,
      whistle.parties,
      [...new Set(whistle.reportedIn.map(({ party }) => party))].sort(),
    ],
  ).toEqual(
    of.whistle && [
      of.whistle.ground,
      of.whistle.blownAt,
      of.whistle.heldAt,
      of.whistle.called.map(({ party }) => party),
      of.whistle.called.flatMap((called) => (called.reportedInAt ? [called.party] : [])).sort(),
    ],
  )
  const byItem = (a: { item: string }, b: { item: string }) => (a.item < b.item ? -1 : 1)
  expect(
    plans
      .at(-1)
      ?.items.map(({ item, party, ended }) => ({ item, party, ending: ended?.ending, at: ended?.at }))
      .sort(byItem),
  ).toEqual(
    of.plan?.items
      .map((one) => ({
        item: one.item,
        party: one.party,
        ending: one.status === 'ended' ? one.ending : undefined,
        at: one.status === 'ended' ? one.endedAt : undefined,
      }))
      .sort(byItem),
  )
  // What closed it is told when it is closed, and counts no more in a further round.
  if (of.status === 'ended' && of.ending === 'archived')
    expect(closures.at(-1)?.closure).toBe(of.closure ?? 'explained')
}

describe('The history that events tell', () => {
  it.each(HOUSE)('follows tasks that go to the desk above when the case is about: %s', (about) => {
    const one = openedCase({ report: { emergency: true, confirmedInPerson: true } })
    const desks = () => one.state().tasks.map(({ assignee }) => assignee)
    const before = desks()
    one.act(dispatcher, { action: 'name-subjects', parties: [about] })
    expect(desks()).not.toEqual(before)
    tellsTheState(one, historyOf(one.events()))
  })

  it('is at every moment the state that was kept: open tasks, stage and flags', {
    timeout: 60_000 + RUNS * 500,
  }, () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(start, fc.array(move, { minLength: 5, maxLength: 70, size: 'max' }), (report, moves) => {
        const one = begin(report)
        const past: Asked[] = []
        let history: CaseHistory = NOTHING_TOLD
        const look = (): void => {
          for (const event of one.events().slice(history.sequence)) history = evolve(frozen(history), event)
          tellsTheState(one, history)
          seen.add(one.at())
        }
        look()
        for (const made of moves) {
          play(one, made, past)
          look()
        }
        goHome(one)
        look()
        expect(historyOf(one.events())).toEqual(history)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['archived', 'follow-up', 'joint-handling', 'leader', 'parked', 'reinspection']),
    )
  })
})
