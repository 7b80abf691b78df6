import { describe, expect, it } from 'vitest'
import { decide } from '#domain/case/decide.ts'
import { joinCase, withdrawReport } from '#domain/report/join.ts'
import { callTaker, centreHead, handlerOf, inspector, leader, system } from '#test/support/actors.ts'
import { local, openedCase, refusalOf, triagedAs } from '#test/support/case-harness.ts'
import { goHome, inReinspection, untilTheCall, withLeader } from '#test/support/case-ways.ts'
import { applyChanges, Conflict } from '#test/support/case-world.ts'
import { called, duplicateOf, note, ofSeveral, roundAgain, unreachable } from '#test/support/follow-up.ts'

describe('Reports that come and go', () => {
  it('annul the check when they join after it: the case goes to its leader', () => {
    const one = ofSeveral(1)
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['reported-after-check'])
    expect(one.case.round).toBe(2)
  })

  it('annul the check also when they joined while the machine closed the case', () => {
    const one = openedCase({ machine: false, report: { matter: 'exposed-rubbish' } })
    one.runMachine()
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    one.runMachine()
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    one.runMachine()
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(one.at()).toBe('leaving')
    one.join()
    expect(one.case.joinsSeen).toBe(0)
    one.runMachine()
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ stage: 'follow-up', outcome: 'unsolved' })
    expect(one.at()).toBe('leader')
    expect(one.told('task-sent').map(({ kind }) => kind)).not.toContain('follow-up')
  })

  it('annul the check before the follow-up settles itself where nobody is to be called', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: 'exposed-rubbish' } })
    one.report(inspector, 'verify', { outcome: 'accepted' })
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    one.attempt(inspector, one.recordCommand(one.task('reinspect').taskId, { outcome: 'passed', note }))
    one.join({ channel: 'patrol' })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['reported-after-check'])
  })

  it('make a parked case worse also when they joined on its way there', () => {
    const one = withLeader()
    one.report(leader, 'decide', {
      outcome: 'park',
      reviewAt: local('2021-03-01 09:00'),
      note,
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    })
    const { number = 0 } = one.case.proposal ?? {}
    one.attempt(centreHead, { type: 'act', action: { action: 'countersign', proposal: number } })
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ stage: 'parked', outcome: 'worse' })
  })

  it('are new facts for the open tasks before the check', () => {
    const one = inReinspection()
    const { taskId } = one.task('reinspect')
    one.join()
    expect(one.told('case-supplemented')).toEqual([{ joined: 1 }])
    expect(one.task('reinspect').taskId).toBe(taskId)
    expect(one.case.joinsSeen).toBe(1)
  })

  it('end the case when the last one is withdrawn', () => {
    const one = inReinspection()
    const other = one.join()
    one.withdraw('r-1')
    expect(one.at()).toBe('reinspection')
    one.withdraw(other)
    expect(one.case).toMatchObject({ ending: 'ended', reference: 'withdrawn' })
    expect(one.world.keys.size).toBe(0)
  })

  it('end the case only while it is so: one that joins at that moment has it decided anew', () => {
    const one = inReinspection()
    const report = one.world.reports.get('r-1')
    if (report?.status !== 'joined') throw new Error('It stands.')
    applyChanges(
      one.world,
      withdrawReport(report, { ...one.context(system), actor: 'reporter', jurisdiction: 'wujiaochang' }),
    )
    const ending = decide(one.state(), { type: 'see-reports' }, one.context(system))
    if (!ending.ok) throw new Error('It was refused.')
    const further = one.submit({ channel: 'patrol' })
    applyChanges(
      one.world,
      joinCase(further, triagedAs(), duplicateOf(one), one.context(system), {
        ...one.context(system),
        actor: 'system',
        jurisdiction: 'wujiaochang',
      }),
    )
    expect(() => applyChanges(one.world, ending.value)).toThrow(Conflict)
    one.command(system, { type: 'see-reports' })
    expect(one.at()).toBe('reinspection')
  })

  it('do not end what the centre found itself', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: 'exposed-rubbish' } })
    const joined = one.join({ channel: 'hotline' })
    one.withdraw(joined)
    one.withdraw('r-1')
    expect(one.at()).toBe('confirm')
    goHome(one)
    expect(one.at()).toBe('archived')
  })

  it.each(['patrol', 'sensor'] as const)(
    'let the case go on without reporters when a %s found the same later',
    (channel) => {
      const one = inReinspection()
      one.join({ channel })
      one.withdraw('r-1')
      expect(one.at()).toBe('reinspection')
      expect(one.case.foundByCentre).toBe(true)
      goHome(one)
      expect(one.at()).toBe('archived')
    },
  )

  it('are found by the centre also when the finding is taken back', () => {
    const one = inReinspection()
    const found = one.join({ channel: 'patrol' })
    one.withdraw(found)
    one.withdraw('r-1')
    expect(one.at()).toBe('reinspection')
  })

  it('do not count as called when they leave: who stands is still to be called', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', true))
    one.withdraw('r-1')
    expect(one.at()).toBe('follow-up')
    expect(one.case.called).toEqual({ settled: 0, unsolved: 0 })
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.at()).toBe('archived')
  })

  it('do not count as called in vain either, nor for calls of an earlier round', () => {
    const one = ofSeveral(3)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    const day = one.now.slice(0, 10)
    for (const hour of ['01', '02', '03']) {
      one.now = `${day}T${hour}:30:00.000Z`
      one.report(callTaker, 'follow-up', unreachable('r-2'))
    }
    expect(one.case.called).toEqual({ settled: 1, unsolved: 0 })
    one.withdraw('r-1')
    one.withdraw('r-2')
    expect(one.at()).toBe('follow-up')
    expect(one.case.called).toEqual({ settled: 0, unsolved: 0 })
    one.report(callTaker, 'follow-up', called('r-3', true))
    expect(one.at()).toBe('archived')
  })

  it('leave nothing to end for the centre’s head when the one who said unsolved takes the report back', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    one.report(callTaker, 'follow-up', called('r-1', false))
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.task('follow-up').assignee).toEqual({ kind: 'role', role: 'centre-head' })
    one.withdraw('r-1')
    expect(one.at()).toBe('archived')
    expect(one.told('case-terminated')).toEqual([])
  })

  it('are not called when nobody stands behind them', () => {
    const one = inReinspection()
    const found = one.join({ channel: 'patrol' })
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one)
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called(found, true)))).toBe('report-unknown')
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
  })

  it('settle the follow-up when the one who was not called yet takes the report back', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', true))
    one.withdraw('r-2')
    expect(one.at()).toBe('archived')
  })

  it('leave the follow-up open while somebody is still to be called', () => {
    const one = ofSeveral(2)
    one.withdraw('r-2')
    expect(one.at()).toBe('follow-up')
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
  })
})
