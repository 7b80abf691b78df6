import { describe, expect, it } from 'vitest'
import { boardLine } from '#domain/projection/board-line.ts'
import { historyOf } from '#domain/projection/case-history.ts'
import { handlerOf, leader, supervisor, system } from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase } from '#test/support/case-harness.ts'
import { archived, inHandling, inParked, withLeader } from '#test/support/case-ways.ts'

const note = '照此办理'
const lineOf = (one: CaseHarness) => boardLine(historyOf(one.events()))
const party = (code: string) => ({ kind: 'party', party: code })

describe('The line of a case on a board', () => {
  it('says what it is, where it stands, who has it and until when', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    expect(lineOf(one)).toEqual({
      caseId: 'c-1',
      openedAt: one.case.openedAt,
      place: one.case.place.key,
      grid: 'g1',
      matter: 'illegal-structure',
      stage: 'handling',
      since: one.now,
      with: [party('chengguan'), party('fangban')],
      dueAt: one.task({ kind: 'handle', party: 'chengguan' }).dueAt,
      late: false,
      emergency: false,
      supervised: false,
      reports: 1,
      stuck: false,
    })
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note })
    expect(lineOf(one).with).toEqual([party('chengguan')])
  })

  it('is late once something that holds it up is overdue, until that is extended or settled', () => {
    const one = inHandling()
    one.waitUntil(one.task('handle').dueAt)
    expect(lineOf(one).late).toBe(true)
    one.act(leader, { action: 'refer', note })
    expect(lineOf(one)).toMatchObject({ late: false, stage: 'leader', referredTo: 'grid' })
  })

  it('counts reports that joined, and tells an emergency, with whom nothing beside the stages is', () => {
    const one = openedCase({ report: { emergency: true } })
    one.join({})
    const line = lineOf(one)
    expect(one.open()).toEqual(expect.arrayContaining(['alert', 'contact', 'handle']))
    expect(line).toMatchObject({ emergency: true, reports: 2, stage: 'handling' })
    expect(line.with).toEqual(one.state().tasks.flatMap((task) => (task.alongside ? [] : [task.assignee])))
  })

  it('tells of a parked case until when, and of a raised one how high', () => {
    expect(lineOf(inParked())).toMatchObject({
      stage: 'parked',
      parkedUntil: local('2021-03-01 09:00'),
      dueAt: local('2021-03-01 09:00'),
    })
    const raised = withLeader()
    raised.act(leader, { action: 'refer', note })
    expect(lineOf(raised)).toMatchObject({ referredTo: 'street', with: [{ role: 'centre-head' }] })
  })

  it('bears the marks of a supervision and of a technical fault while they last', () => {
    const one = inHandling()
    one.act(supervisor, { action: 'supervise', note })
    one.command(system, { type: 'mark-stalled', run: 1, error: 'Permanent' })
    expect(lineOf(one)).toMatchObject({ supervised: true, stuck: true, with: [party('chengguan')] })
    one.act(supervisor, { action: 'lift-supervision', note })
    one.command(system, { type: 'resume' })
    expect(lineOf(one)).toMatchObject({ supervised: false, stuck: false })
  })

  it('of an archived case tells until when its place is watched; nobody has it any more', () => {
    const one = archived()
    const { watchUntil } = one.case.status === 'ended' ? one.case : {}
    expect(watchUntil).toBeDefined()
    expect(lineOf(one)).toMatchObject({
      ending: 'archived',
      since: one.now,
      watchUntil,
      with: [],
      late: false,
    })
    expect(lineOf(one).stage).toBeUndefined()
  })
})
