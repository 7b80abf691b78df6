import { describe, expect, it } from 'vitest'
import { dispatcher, handlerOf, inspector, inspectorIn } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { agree, blowWhistle, inHandling, inReinspection, withLeader } from '#test/support/case-ways.ts'

const note = '现场已核'
const passed = { outcome: 'passed', note } as const
const failed = { outcome: 'failed', note } as const
const squad = handlerOf('chengguan')

describe('Reinspect on site', () => {
  it('closes what passed', () => {
    const one = inReinspection()
    expect(one.task('reinspect')).toMatchObject({
      assignee: { kind: 'role', role: 'inspector', grid: 'g1' },
      dueAt: local('2021-01-19 17:30'),
    })
    one.report(inspector, 'reinspect', passed)
    expect(one.told('case-closed')).toEqual([{ closure: 'checked' }])
    expect(one.at()).toBe('follow-up')
  })

  it('is never made by the party whose work it judges, nor by somebody of it who inspects', () => {
    const one = inReinspection()
    expect(refusalOf(() => one.report(squad, 'reinspect', passed))).toBe('judge-in-own-cause')
    const both = { ...inspector, party: 'chengguan' }
    expect(refusalOf(() => one.report(both, 'reinspect', passed))).toBe('judge-in-own-cause')
  })

  it.each(['explained', 'unfounded'] as const)(
    'of what its lead calls %s is not made by the lead',
    (outcome) => {
      const one = inHandling()
      one.report(squad, 'handle', { outcome, note })
      expect(refusalOf(() => one.report(squad, 'reinspect', passed))).toBe('judge-in-own-cause')
    },
  )

  it('of what a steward recorded is not made by the steward', () => {
    const one = inHandling({ lead: 'guanliban', cooperating: ['disanfang'] })
    const part = { kind: 'handle', party: 'disanfang' } as const
    one.report(squad, part, { outcome: 'done', note, evidence: ['照片'] })
    one.report(handlerOf('guanliban'), 'handle', { outcome: 'done', note })
    const inspects = { ...inspector, party: 'chengguan' }
    for (const who of [squad, inspects])
      expect(refusalOf(() => one.report(who, 'reinspect', passed))).toBe('judge-in-own-cause')
    one.report({ ...inspector, party: 'fangban' }, 'reinspect', passed)
    expect(one.at()).toBe('follow-up')
  })

  it('judges what a party has done although another leads since, and a return took the case through Dispatch', () => {
    const one = inHandling({ lead: 'fangban', cooperating: ['chengguan'] })
    one.report(squad, { kind: 'handle', party: 'chengguan' }, { outcome: 'done', note })
    const { taskId } = one.task({ kind: 'handle', party: 'fangban' })
    one.reportOn(handlerOf('fangban'), taskId, { outcome: 'returned', reason: 'not-our-duty', note })
    one.act(dispatcher, { action: 'rule-on-return', taskId, accept: true })
    one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'guanliban', cooperating: [] })
    one.report(handlerOf('guanliban'), 'handle', { outcome: 'done', note })
    for (const who of [
      { ...inspector, party: 'chengguan' },
      { ...inspector, party: 'guanliban' },
    ])
      expect(refusalOf(() => one.report(who, 'reinspect', passed))).toBe('judge-in-own-cause')
    one.report({ ...inspector, party: 'fangban' }, 'reinspect', failed)
    expect(one.case.judged).toEqual([])
  })

  it('judges in a plan what was done before it, too, until a check has', () => {
    const one = inHandling({ lead: 'fangban', cooperating: ['chengguan'] })
    one.report(squad, { kind: 'handle', party: 'chengguan' }, { outcome: 'done', note })
    one.act(dispatcher, { action: 'refer', note })
    blowWhistle(one, ['wuye'])
    agree(one, [{ item: 'clear', party: 'wuye' }])
    one.report(handlerOf('wuye'), 'plan-item', { outcome: 'done', note })
    expect(refusalOf(() => one.report(squad, 'reinspect', failed))).toBe('judge-in-own-cause')
    one.report(inspector, 'reinspect', { outcome: 'no-access', note })
    expect(one.case.judged).toEqual(['chengguan', 'wuye'])
  })

  it('is made by nobody who has no part in it', () => {
    const one = inReinspection()
    for (const who of [inspectorIn('g2'), handlerOf('wuye'), dispatcher])
      expect(refusalOf(() => one.report(who, 'reinspect', passed))).toBe('not-permitted')
  })

  it('is another visit when there was no access', () => {
    const one = inReinspection()
    const { taskId } = one.task('reinspect')
    one.report(inspector, 'reinspect', { outcome: 'no-access', note })
    expect(one.open()).toEqual(['reinspect'])
    expect(one.task('reinspect').taskId).not.toBe(taskId)
    expect(one.told('access-refused')).toMatchObject([{ taskId }])
    expect(refusalOf(() => one.reportOn(inspector, taskId, passed))).toBe('task-settled')
  })

  it('sends one department back once, and refers the second time', () => {
    const one = inReinspection()
    one.report(inspector, 'reinspect', failed)
    expect(one.at()).toBe('handling')
    expect(one.open()).toEqual(['handle'])
    one.report(squad, 'handle', { outcome: 'done', note })
    one.report(inspector, 'reinspect', failed)
    expect(one.at()).toBe('leader')
    expect(one.case.referrals).toMatchObject([{ rule: 'failed-again', facts: { failed: 2, parties: 1 } }])
  })

  it('refers the first time where several parties took part', () => {
    const one = inHandling({ lead: 'chengguan', cooperating: ['fangban'] })
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note })
    one.report(squad, 'handle', { outcome: 'done', note })
    one.report(inspector, 'reinspect', failed)
    expect(one.at()).toBe('leader')
  })

  it('goes back to the leader at once when the case was referred before', () => {
    const one = withLeader()
    blowWhistle(one, ['wuye'])
    agree(one, [{ item: 'clear', party: 'wuye' }])
    one.report(handlerOf('wuye'), 'plan-item', { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
    expect(refusalOf(() => one.report(handlerOf('wuye'), 'reinspect', failed))).toBe('not-permitted')
    const both = { ...inspector, party: 'wuye' }
    expect(refusalOf(() => one.report(both, 'reinspect', failed))).toBe('judge-in-own-cause')
    one.report(inspector, 'reinspect', failed)
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['by-hand', 'failed-after-referral'])
  })
})
