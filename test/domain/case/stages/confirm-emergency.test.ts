import { describe, expect, it } from 'vitest'
import { callTaker, dispatcher, handlerOf, inspector, leader, shiftLeader } from '#test/support/actors.ts'
import { LEADS_CALL, local, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import { untilTheCall } from '#test/support/case-ways.ts'

describe('An emergency', () => {
  const emergency = () => openedCase({ report: { emergency: true } })

  it('goes to the parties of the matter at once, in emergency units, with the call alongside', () => {
    const one = emergency()
    expect(one.at()).toBe('handling')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'contact', 'handle', 'handle'])
    expect(one.task({ kind: 'handle', party: 'chengguan' })).toMatchObject({
      part: 'lead',
      dueAt: local('2021-01-18 13:00'),
    })
    expect(one.task('contact').alongside).toBe(true)
  })

  it('is told to the duty officer and the leader of the grid, who owe to take note of it and hold up nothing', () => {
    const one = emergency()
    const alerts = () => one.state().tasks.filter(({ kind }) => kind === 'alert')
    expect(alerts().map(({ assignee, dueAt }) => ({ assignee, dueAt }))).toEqual([
      { assignee: { kind: 'role', role: 'shift-leader' }, dueAt: local('2021-01-18 09:15') },
      { assignee: { kind: 'role', role: 'grid-leader', grid: 'g1' }, dueAt: local('2021-01-18 09:15') },
    ])
    const [officer = '', leaders = ''] = alerts().map(({ taskId }) => taskId)
    expect(refusalOf(() => one.reportOn(callTaker, officer, { outcome: 'noted' }))).toBe('not-permitted')
    one.reportOn(shiftLeader, officer, { outcome: 'noted', note: '已到岗' })
    one.waitUntil(local('2021-01-18 10:00'))
    const overdue = one.told('task-overdue').map(({ taskId }) => taskId)
    expect(overdue).toEqual(expect.arrayContaining([leaders]))
    expect(overdue).not.toContain(officer)
    expect(one.at()).toBe('handling')
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note: '好' })
    one.report(
      handlerOf('chengguan'),
      { kind: 'handle', party: 'chengguan' },
      { outcome: 'done', note: '好' },
    )
    one.reportOn(leader, leaders, { outcome: 'noted' })
    expect(one.open()).toEqual(['call-out', 'contact', 'reinspect'])
  })

  it.each([
    ['by word', { emergency: true }],
    ['by its matter', { matter: 'gas-leak' }],
  ])('is declared where the case stands, when the call beside its stages tells of it %s', (_how, heard) => {
    const one = openedCase({ pack: LEADS_CALL })
    one.report(dispatcher, 'dispatch', { outcome: 'nobodys', note: '无责任主体' })
    expect(one.open()).toEqual(['contact', 'decide'])
    one.report(callTaker, 'contact', { outcome: 'accepted', ...heard })
    expect(one.case.emergency).toBe(true)
    expect(one.at()).toBe('leader')
    expect(one.open()).toContain('call-out')
  })

  it('that was called off is not declared again by a call that confirms what the case was filed as', () => {
    const one = openedCase({ report: { emergency: true, matter: 'gas-leak' } })
    one.act(shiftLeader, { action: 'call-off', declaredBy: '燃气公司', note: '已关阀' })
    one.report(callTaker, 'contact', { outcome: 'accepted', matter: 'gas-leak' })
    expect(one.case.emergency).toBe(false)
  })

  it('is not held up by the call, whatever the call says', () => {
    for (const outcome of [
      { outcome: 'accepted' },
      { outcome: 'answered', note: '好' },
      { outcome: 'rejected', reason: 'malicious', note: '谎报' },
    ] as const) {
      const one = emergency()
      one.report(callTaker, 'contact', outcome)
      expect(one.at()).toBe('handling')
      expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
    }
  })

  it('orders no check on site when the call alongside stays in vain', () => {
    const one = emergency()
    for (const hour of ['09', '10', '11']) {
      one.now = local(`2021-01-18 ${hour}:30`)
      one.report(callTaker, 'contact', { outcome: 'unreachable' })
    }
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
  })

  it('still owes the call when the parties were faster', () => {
    const one = emergency()
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note: '好' })
    one.report(
      handlerOf('chengguan'),
      { kind: 'handle', party: 'chengguan' },
      { outcome: 'done', note: '好' },
    )
    expect(one.at()).toBe('reinspection')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'contact', 'reinspect'])
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(one.world.reports.get('r-1')?.contactedAt).toBe(one.now)
    expect(one.at()).toBe('reinspection')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'reinspect'])
  })

  it('does not call again a reporter who was just spoken to', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', { outcome: 'accepted', emergency: true })
    expect(one.case).toMatchObject({ emergency: true, whose: 'emergency' })
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
  })

  it('does not call alongside again when the work has to be done again', () => {
    const one = openedCase({ report: { emergency: true, matter: 'exposed-rubbish' } })
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note: '好' })
    one.report(inspector, 'reinspect', { outcome: 'failed', note: '还在' })
    expect(one.at()).toBe('handling')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle'])
  })

  it('goes to the grid leader when nobody leads this kind of matter', () => {
    const one = openedCase({ report: { emergency: true, matter: 'cross-boundary' } })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['nobody-leads'])
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'contact', 'decide'])
  })

  it('goes on as found by the centre when the call alongside hears of a real hazard', () => {
    const one = emergency()
    one.report(callTaker, 'contact', { outcome: 'accepted', hazard: true })
    one.withdraw('r-1')
    expect(one.at()).toBe('handling')
    expect(one.case.foundByCentre).toBe(true)
  })

  it('owes no call any more when whoever reported takes the report back', () => {
    const one = emergency()
    one.join({ channel: 'patrol' })
    one.withdraw('r-1')
    expect(one.at()).toBe('handling')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
  })

  it('owes the call no more when the call back was made first', () => {
    const one = emergency()
    const other = one.join()
    one.join()
    for (const party of ['fangban', 'chengguan'])
      one.report(handlerOf(party), { kind: 'handle', party }, { outcome: 'done', note: '好' })
    one.report(inspector, 'reinspect', { outcome: 'passed', note: '好' })
    untilTheCall(one)
    const called = (reportId: string) =>
      one.report(callTaker, 'follow-up', {
        outcome: 'called',
        reportId,
        solved: true,
        satisfied: 'satisfied',
      })
    called(other)
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'contact', 'follow-up'])
    called('r-1')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'follow-up'])
  })

  it('found by patrol needs no call', () => {
    const one = openedCase({ report: { channel: 'patrol', emergency: true } })
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
  })
})

it('knows the policy the tests rely on', () => {
  expect(PACK.policy).toMatchObject({ contactAttempts: 3, followUp: { rounds: 2 } })
})
