import { describe, expect, it } from 'vitest'
import { dispatcher, handlerOf, leader } from '#test/support/actors.ts'
import { refusalOf } from '#test/support/case-harness.ts'
import { inHandling } from '#test/support/case-ways.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')
const housing = handlerOf('fangban')
const both = { lead: 'chengguan', cooperating: ['fangban'] }
const lead = { kind: 'handle', party: 'chengguan' } as const
const cooperating = { kind: 'handle', party: 'fangban' } as const

describe('A return', () => {
  const returned = { outcome: 'returned', reason: 'not-our-duty', note } as const
  const rule = (one: ReturnType<typeof inHandling>, which: typeof lead | typeof cooperating, more = {}) =>
    one.act(dispatcher, { action: 'rule-on-return', taskId: one.task(which).taskId, accept: true, ...more })

  it('waits for a ruling while the clock runs on, and is asked once', () => {
    const one = inHandling(both)
    const { dueAt } = one.task(cooperating)
    one.report(housing, cooperating, returned)
    expect(one.task(cooperating)).toMatchObject({
      dueAt,
      returning: { state: 'asked', reason: 'not-our-duty' },
    })
    expect(refusalOf(() => one.report(housing, cooperating, returned))).toBe('return-pending')
    expect(refusalOf(() => one.report(squad, lead, { outcome: 'done', note }))).toBe('cooperating-open')
  })

  it('of a cooperating party is settled inside the stage, with a replacement where one is named', () => {
    const one = inHandling(both)
    one.report(housing, cooperating, returned)
    rule(one, cooperating, { replacement: 'wuye' })
    expect(one.at()).toBe('handling')
    expect(one.case).toMatchObject({ cooperating: ['wuye'], returns: 1 })
    expect(one.task({ kind: 'handle', party: 'wuye' }).part).toBe('cooperating')
  })

  it('of a cooperating party without replacement just ends its part', () => {
    const one = inHandling(both)
    one.report(housing, cooperating, returned)
    rule(one, cooperating)
    expect(one.case.cooperating).toEqual([])
    expect(one.open()).toEqual(['handle'])
  })

  it('of the lead goes back to Dispatch, and nobody leads until it is dispatched again', () => {
    const one = inHandling(both)
    one.report(squad, lead, returned)
    rule(one, lead)
    expect(one.at()).toBe('dispatch')
    expect(one.case.lead).toBeUndefined()
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ outcome: 'returned' })
    one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'guanliban', cooperating: [] })
    expect(one.open()).toEqual(['handle'])
  })

  it('of the lead that names who is to lead instead suggests it to whoever sends next, until somebody leads', () => {
    const one = inHandling(both)
    one.report(squad, lead, returned)
    rule(one, lead, { replacement: 'guanliban' })
    expect(one.task('dispatch').suggestedLead).toBe('guanliban')
    expect(one.case.suggestedLead).toBe('guanliban')
    one.report(dispatcher, 'dispatch', { outcome: 'nobodys', note })
    expect(one.task('decide').suggestedLead).toBe('guanliban')
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'wuye', cooperating: [] })
    expect(one.case).not.toHaveProperty('suggestedLead')
    one.act(dispatcher, { action: 'refer', note })
    expect(one.task('decide')).not.toHaveProperty('suggestedLead')
  })

  it('that is refused leaves the task with its party, whose clock ran on', () => {
    const one = inHandling(both)
    const before = one.task(lead)
    one.report(squad, lead, returned)
    one.act(dispatcher, { action: 'rule-on-return', taskId: before.taskId, accept: false })
    const { returning, ...task } = one.task(lead)
    expect(task).toEqual(before)
    expect(returning).toMatchObject({ state: 'refused' })
    expect(one.case.returns).toBe(0)
  })

  it('is ruled on by the desk alone, and only where one waits', () => {
    const one = inHandling(both)
    const { taskId } = one.task(lead)
    const ruling = { action: 'rule-on-return', taskId, accept: true } as const
    expect(refusalOf(() => one.act(dispatcher, ruling))).toBe('no-return')
    one.report(squad, lead, returned)
    expect(refusalOf(() => one.act(squad, ruling))).toBe('not-permitted')
    expect(refusalOf(() => one.act(dispatcher, { ...ruling, replacement: 'x' }))).toBe('party-unknown')
    for (const opposite of [{ replacement: 'chengguan' }, { accept: false, replacement: 'wuye' }])
      expect(refusalOf(() => one.act(dispatcher, { ...ruling, ...opposite }))).toBe('ruling-contradicted')
  })

  it('refers the case when it is the third', () => {
    const one = inHandling(both)
    one.report(housing, cooperating, returned)
    rule(one, cooperating)
    one.act(dispatcher, { action: 'add-party', party: 'fangban' })
    one.report(housing, cooperating, returned)
    rule(one, cooperating)
    expect(one.at()).toBe('handling')
    one.report(squad, lead, returned)
    rule(one, lead)
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['returns'])
    expect(one.case.lead).toBeUndefined()
  })
})
