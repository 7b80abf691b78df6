import { describe, expect, it } from 'vitest'
import { firedRung, type Rung } from '#domain/pack/ladder.ts'
import { pack } from '#domain/pack/pack.ts'
import { dispatcher, handlerOf, inspector, leader } from '#test/support/actors.ts'
import { local, PACK } from '#test/support/case-harness.ts'
import { inDispatch, inHandling } from '#test/support/case-ways.ts'

const note = '情况说明'
const squad = handlerOf('chengguan')
const withLadder = (ladder: readonly unknown[]) => pack.parse({ ...PACK, policy: { ...PACK.policy, ladder } })

describe('The ladder', () => {
  it('lets being overdue alone urge, and refers what stays overdue for as long as a rule says', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')

    one.waitUntil(local('2021-02-03 17:00'))
    expect(one.at()).toBe('handling')
    expect(one.task('handle')).toMatchObject({ urged: 1, referAt: { rule: 'long-overdue' } })
    one.waitUntil(local('2021-02-03 17:30'))

    expect(one.at()).toBe('leader')
    expect(one.case.referrals.at(-1)).toMatchObject({ rule: 'long-overdue', facts: { task: taskId } })
  })

  it('refers on the second broken promise', () => {
    const one = inHandling(
      {},
      { pack: withLadder([{ rule: 'broken', when: { on: 'broken-promises', broken: 2 } }]) },
    )
    for (const until of ['2021-01-20 09:00', '2021-01-22 09:00']) {
      one.report(squad, 'handle', {
        outcome: 'promised',
        who: '看管人',
        what: '自行清理',
        until: local(until),
      })
      one.now = local(until)
      one.report(inspector, 'reinspect', { outcome: 'failed', note })
    }
    expect(one.at()).toBe('leader')
    expect(one.case.referrals).toMatchObject([{ rule: 'broken', facts: { broken: 2 } }])
  })

  it('refers when so many reports have joined, and to the street where the rule says so', () => {
    const many = { rule: 'many', when: { on: 'reports', joined: 2 }, to: 'street' }
    const one = inHandling({}, { pack: withLadder([many]) })
    one.join()
    expect(one.at()).toBe('handling')
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ step: 'street', referrals: [{ rule: 'many', facts: { joined: 2 } }] })
    expect(one.task('decide').assignee).toEqual({ kind: 'role', role: 'centre-head' })
  })

  it('refers when so many different parties have said that it is not theirs', () => {
    const rung = { rule: 'nobody', when: { on: 'returning-parties', parties: 2 } }
    const one = inHandling({ cooperating: ['fangban', 'pinganban'] }, { pack: withLadder([rung]) })
    for (const party of ['fangban', 'pinganban']) {
      const which = { kind: 'handle', party } as const
      one.report(handlerOf(party), which, { outcome: 'returned', reason: 'not-our-duty', note })
      one.act(dispatcher, { action: 'rule-on-return', taskId: one.task(which).taskId, accept: true })
    }
    expect(one.at()).toBe('leader')
    expect(one.case.referrals).toMatchObject([{ rule: 'nobody', facts: { parties: 2 } }])
  })

  it('chooses the highest rung that fires, and shows a rule that nobody can judge', () => {
    const rung = (rule: string, failed: number, to: Rung['to']): Rung => ({
      rule,
      when: { on: 'failed-reinspection', failed },
      to,
    })
    const rungs = [rung('low', 1, 'grid'), rung('high', 2, 'district'), rung('middle', 2, 'street')]
    expect(firedRung(rungs, 'failed-reinspection', { failed: 1 })?.rule).toBe('low')
    expect(firedRung(rungs, 'failed-reinspection', { failed: 3 })?.rule).toBe('high')
    expect(firedRung(rungs, 'returns', { returns: 9 })).toBeUndefined()
    expect(() => firedRung(rungs, 'failed-reinspection', { parties: 2 })).toThrow(/nobody counted/)
  })

  it('says how high goes what has no other way than to the leader, and under which rule', () => {
    const ladder = [
      { rule: 'hard', when: { on: 'conditions-lacking', times: 2 }, to: 'street' },
      { rule: 'orphan', when: { on: 'nobody-leads' }, to: 'district' },
    ]
    const one = inHandling({}, { pack: withLadder(ladder) })
    one.report(squad, 'handle', { outcome: 'conditions-lacking', note })
    expect(one.case).toMatchObject({ step: 'grid', referrals: [{ rule: 'conditions-lacking' }] })
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    one.report(squad, 'handle', { outcome: 'conditions-lacking', note })
    expect(one.case.step).toBe('street')
    expect(one.case.referrals.at(-1)).toMatchObject({ rule: 'hard', facts: { times: 2 } })
    expect(one.task('decide').assignee).toEqual({ kind: 'role', role: 'centre-head' })

    const other = inDispatch({ pack: withLadder(ladder) })
    other.report(dispatcher, 'dispatch', { outcome: 'nobodys', note })
    expect(other.case).toMatchObject({ step: 'district', referrals: [{ rule: 'orphan' }] })
    expect(other.task('decide').assignee).toEqual({ kind: 'role', role: 'supervisor' })
  })

  it('refuses a pack whose rules have one name twice, an unknown trigger or a fact that is none', () => {
    const rule = { rule: 'x', when: { on: 'returns', returns: 1 } }
    expect(() => withLadder([rule, rule])).toThrow(/same name/)
    expect(() => withLadder([{ rule: 'x', when: { on: 'moon', phase: 1 } }])).toThrow()
    expect(() => withLadder([{ rule: 'x', when: { on: 'returns', returns: 0 } }])).toThrow()
    expect(() => withLadder([{ rule: 'x', when: { on: 'returns', returns: 1, days: 3 } }])).toThrow()
  })
})
