import { describe, expect, it } from 'vitest'
import { callTaker, dispatcher, handlerOf, shiftLeader } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { inDispatch, inHandling } from '#test/support/case-ways.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')
const both = { lead: 'chengguan', cooperating: ['fangban'] }
const lead = { kind: 'handle', party: 'chengguan' } as const

describe('Dispatch', () => {
  it('sends each named party its part with its own clock', () => {
    const one = inHandling({
      lead: 'chengguan',
      cooperating: ['pinganban', 'fangban', 'fangban', 'chengguan'],
    })
    expect(one.case).toMatchObject({ lead: 'chengguan', cooperating: ['pinganban', 'fangban'] })
    expect(one.task(lead)).toMatchObject({ part: 'lead', dueAt: local('2021-01-27 17:30') })
    expect(one.task({ kind: 'handle', party: 'pinganban' }).part).toBe('cooperating')
  })

  it('takes what is nobody’s to the grid leader', () => {
    const one = inDispatch()
    one.report(dispatcher, 'dispatch', { outcome: 'nobodys', note })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['nobody-leads'])
  })

  it('is passed at once where the routing rule is sure', () => {
    const one = inDispatch({ report: { matter: 'exposed-rubbish' } })
    expect(one.at()).toBe('handling')
    expect(one.told('stage-resolved').map((told) => told.outcome)).toEqual(['accepted', 'dispatched'])
  })

  it('shows a dispatcher what a sure rule sent to the wrong party', () => {
    const one = inDispatch({ report: { matter: 'exposed-rubbish' } })
    one.report(squad, 'handle', { outcome: 'returned', reason: 'not-our-duty', note })
    one.act(dispatcher, { action: 'rule-on-return', taskId: one.task('handle').taskId, accept: true })
    expect(one.at()).toBe('dispatch')
    expect(one.open()).toEqual(['dispatch'])
  })

  it('refuses parties the pack does not know, and people who do not dispatch', () => {
    const one = inDispatch()
    const to = (parties: { lead: string; cooperating: string[] }) =>
      ({ outcome: 'dispatched', ...parties }) as const
    expect(refusalOf(() => one.report(dispatcher, 'dispatch', to({ lead: 'nobody', cooperating: [] })))).toBe(
      'party-unknown',
    )
    expect(
      refusalOf(() => one.report(dispatcher, 'dispatch', to({ lead: 'chengguan', cooperating: ['x'] }))),
    ).toBe('party-unknown')
    expect(refusalOf(() => one.report(callTaker, 'dispatch', to(both)))).toBe('not-permitted')
    one.report(shiftLeader, 'dispatch', to(both))
    expect(one.at()).toBe('handling')
  })
})
