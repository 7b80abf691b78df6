import { describe, expect, it } from 'vitest'
import { centreHead, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { type CaseHarness, local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, withLeader } from '#test/support/case-ways.ts'

const note = '不属本单位职责'
const returned = { outcome: 'returned', reason: 'not-our-duty', note } as const
const squad = handlerOf('chengguan')
const lead = { kind: 'handle', party: 'chengguan' } as const
const refuse = (one: CaseHarness) => {
  const { taskId } = one.task(lead)
  one.act(dispatcher, { action: 'rule-on-return', taskId, accept: false })
  return taskId
}

describe('The governance of returns', () => {
  it('takes a return within the box, which starts with the sending and not with signing for it', () => {
    const one = inHandling()
    const { taskId } = one.task(lead)
    one.now = local('2021-01-19 17:00')
    one.act(squad, { action: 'sign', taskId })
    one.now = local('2021-01-19 17:31')
    expect(refusalOf(() => one.report(squad, lead, returned))).toBe('too-late')
    one.now = local('2021-01-19 17:30')
    one.report(squad, lead, returned)
    expect(one.told('return-requested')).toHaveLength(1)
  })

  it('lets the party object once, and the shift leader has the last word', () => {
    const one = inHandling()
    one.report(squad, lead, returned)
    const taskId = refuse(one)
    one.act(squad, { action: 'object-to-ruling', taskId, note: '该处为公共绿地' })

    one.act(shiftLeader, { action: 'rule-finally', taskId, accept: false, note: '按清单承办' })

    expect(one.task(lead).returning).toMatchObject({ state: 'final' })
    expect(refusalOf(() => one.report(squad, lead, returned))).toBe('return-final')
    expect(refusalOf(() => one.act(squad, { action: 'object-to-ruling', taskId, note }))).toBe('return-final')
  })

  it('takes the task back when the final ruling goes for the party', () => {
    const one = inHandling()
    one.report(squad, lead, returned)
    const taskId = refuse(one)
    one.act(squad, { action: 'object-to-ruling', taskId, note })

    one.act(shiftLeader, { action: 'rule-finally', taskId, accept: true, note: '重新派遣' })

    expect(one.at()).toBe('dispatch')
    expect(one.told('return-ruled').at(-1)).toMatchObject({ accepted: true, final: true, chargedTo: 'party' })
  })

  it('charges an accepted return to dispatch where that was the error', () => {
    const one = inHandling()
    one.report(squad, lead, returned)
    const { taskId } = one.task(lead)
    one.act(dispatcher, { action: 'rule-on-return', taskId, accept: true, dispatchError: true })
    expect(one.told('return-ruled')).toMatchObject([{ accepted: true, chargedTo: 'dispatch' }])
    expect(one.case).toMatchObject({ returns: 1, dispatchErrors: 1 })
  })

  it('never lets whoever refused rule on the objection, nor anybody below the shift leader', () => {
    const one = inHandling()
    one.report(squad, lead, returned)
    const { taskId } = one.task(lead)
    one.act(shiftLeader, { action: 'rule-on-return', taskId, accept: false })
    expect(refusalOf(() => one.act(squad, { action: 'rule-finally', taskId, accept: true, note }))).toBe(
      'not-permitted',
    )
    one.act(squad, { action: 'object-to-ruling', taskId, note })
    expect(
      refusalOf(() => one.act(shiftLeader, { action: 'rule-finally', taskId, accept: true, note })),
    ).toBe('own-request')
    one.act(centreHead, { action: 'rule-finally', taskId, accept: true, note })
    expect(one.at()).toBe('dispatch')
  })

  it('does not take back what the leader assigned: that binds', () => {
    const one = withLeader()
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    expect(refusalOf(() => one.report(squad, lead, returned))).toBe('return-final')
  })
})
