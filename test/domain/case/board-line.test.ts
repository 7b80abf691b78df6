import { describe, expect, it } from 'vitest'
import { boardLine } from '#domain/case/board-line.ts'
import { handlerOf, leader, shiftLeader, supervisor, system } from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase } from '#test/support/case-harness.ts'
import { archived, blowWhistle, inHandling, inParked, withLeader } from '#test/support/case-ways.ts'

const note = '照此办理'
const lineOf = (one: CaseHarness) => boardLine(one.case, one.now)
const party = (code: string) => ({ kind: 'party', party: code })

describe('The line of a case on a board', () => {
  it('says what it is, where it stands, who has it and until when', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    expect(lineOf(one)).toEqual({
      caseId: 'c-1',
      openedAt: one.case.openedAt,
      place: one.case.place,
      matter: 'illegal-structure',
      stage: 'handling',
      since: one.now,
      lead: 'chengguan',
      waitsFor: {
        who: [party('chengguan'), party('fangban')],
        dueAt: one.task({ kind: 'handle', party: 'chengguan' }).dueAt,
        pace: 'working',
      },
      late: false,
      emergency: false,
      supervised: false,
      reports: 1,
      stuck: false,
    })
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note })
    expect(lineOf(one).waitsFor?.who).toEqual([party('chengguan')])
  })

  it('is late from the due time of what holds it up, until that is settled', () => {
    const one = inHandling()
    const { dueAt } = one.task('handle')
    expect(boardLine(one.case, dueAt).late).toBe(true)
    one.waitUntil(dueAt)
    one.act(leader, { action: 'refer', note })
    expect(lineOf(one)).toMatchObject({ late: false, stage: 'leader', referredTo: 'grid' })
  })

  it('names who has to rule while whoever handles it waits for that', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    const until = local('2021-01-29 17:30')
    one.act(handlerOf('chengguan'), { action: 'ask-extension', taskId, until, note })
    expect(one.task('handle').held).toBeDefined()
    expect(lineOf(one).waitsFor?.who).toEqual([one.task('ruling').assignee])
    one.act(shiftLeader, { action: 'rule-on-extension', taskId, grant: true, note })
    expect(lineOf(one).waitsFor?.who).toEqual([party('chengguan')])
  })

  it('counts reports that joined, and tells an emergency, which nothing beside the stages holds up', () => {
    const one = openedCase({ report: { emergency: true } })
    one.join({})
    const line = lineOf(one)
    expect(one.open()).toEqual(expect.arrayContaining(['alert', 'contact', 'handle']))
    expect(line).toMatchObject({ emergency: true, reports: 2, stage: 'handling' })
    expect(line.waitsFor?.who).toEqual(
      one.state().tasks.flatMap((task) => (task.alongside ? [] : [task.assignee])),
    )
  })

  it('tells of a parked case until when, and of a raised one how high', () => {
    expect(lineOf(inParked())).toMatchObject({
      stage: 'parked',
      parkedUntil: local('2021-03-01 09:00'),
      waitsFor: { dueAt: local('2021-03-01 09:00') },
    })
    const raised = withLeader()
    raised.act(leader, { action: 'refer', note })
    expect(lineOf(raised)).toMatchObject({
      referredTo: 'street',
      waitsFor: { who: [{ role: 'centre-head' }] },
    })
  })

  it('tells of a whistle who has reported in, until they have met', () => {
    const one = withLeader()
    blowWhistle(one, ['chengguan', 'fangban'])
    one.act(handlerOf('chengguan'), { action: 'report-in' })
    expect(lineOf(one).whistle?.called).toEqual([
      { party: 'chengguan', reportedInAt: one.now },
      { party: 'fangban' },
    ])
    one.act(leader, { action: 'keep-minutes', note })
    expect(lineOf(one).whistle).toBeUndefined()
  })

  it('bears the marks of a supervision and of a technical fault while they last', () => {
    const one = inHandling()
    one.act(supervisor, { action: 'supervise', note })
    one.command(system, { type: 'mark-stalled', run: 1, error: 'Permanent' })
    expect(lineOf(one)).toMatchObject({
      supervised: true,
      stuck: true,
      waitsFor: { who: [party('chengguan')] },
    })
    one.act(supervisor, { action: 'lift-supervision', note })
    one.command(system, { type: 'resume' })
    expect(lineOf(one)).toMatchObject({ supervised: false, stuck: false })
  })

  it('of an archived case tells until when its place is watched; nobody has it any more', () => {
    const one = archived()
    const { watchUntil } = one.case.status === 'ended' ? one.case : {}
    expect(watchUntil).toBeDefined()
    expect(lineOf(one)).toMatchObject({ ending: 'archived', since: one.now, watchUntil, late: false })
    expect(lineOf(one)).not.toHaveProperty('waitsFor')
  })
})
