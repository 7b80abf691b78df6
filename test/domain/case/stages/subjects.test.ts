import { describe, expect, it } from 'vitest'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { callTaker, dispatcher, handlerOf, inspector, leader } from '#test/support/actors.ts'
import { type CaseHarness, type HarnessOptions, openedCase, refusalOf } from '#test/support/case-harness.ts'
import { agree, blowWhistle, inHandling, inReinspection, withLeader } from '#test/support/case-ways.ts'

const note = '反映物业自己搭建'

/** A case that the call-taker understood to be about somebody. */
function about(subjects: string[], options?: HarnessOptions): CaseHarness {
  const one = openedCase(options)
  one.report(callTaker, 'contact', { outcome: 'accepted', subjects })
  return one
}
const dispatched = (lead: string, cooperating: string[] = []) =>
  ({ outcome: 'dispatched', lead, cooperating }) as const

describe('Whom a case is about', () => {
  it('does not lead it, nor does a contractor that it records for; it may cooperate under another', () => {
    const one = about(['wuye', 'chengguan'])
    expect(one.told('subjects-named')).toEqual([{ subjects: ['wuye', 'chengguan'] }])
    for (const lead of ['wuye', 'chengguan', 'disanfang'])
      expect(refusalOf(() => one.report(dispatcher, 'dispatch', dispatched(lead)))).toBe('subject-leads')
    one.report(dispatcher, 'dispatch', dispatched('fangban', ['wuye']))
    expect(one.at()).toBe('handling')
  })

  it('is a party of the pack', () => {
    const one = openedCase()
    expect(() => one.report(callTaker, 'contact', { outcome: 'accepted', subjects: ['王老板'] })).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ code: 'party-unknown', field: 'subjects' }),
      }),
    )
    expect(one.at()).toBe('confirm')
  })

  it('is not sent by a route that is sure: a dispatcher says who leads', () => {
    const report = { matter: 'exposed-rubbish' }
    const straight = openedCase({ report })
    straight.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(straight.at()).toBe('handling')
    const { lead = '' } = straight.case

    const one = about([lead], { report })
    expect(one.at()).toBe('dispatch')
    expect(refusalOf(() => one.report(dispatcher, 'dispatch', dispatched(lead)))).toBe('subject-leads')
  })

  it('is no lead of the leader’s naming, and no plan is carried out by it alone', () => {
    const one = withLeader()
    one.act(dispatcher, { action: 'name-subjects', parties: ['wuye'] })
    const assigned: TaskOutcome = { outcome: 'assigned', lead: 'wuye', cooperating: [] }
    expect(refusalOf(() => one.report(leader, 'decide', assigned))).toBe('subject-leads')
    blowWhistle(one, ['wuye', 'juwei'])
    expect(refusalOf(() => agree(one, [{ item: 'a', party: 'wuye' }]))).toBe('subject-leads')
    agree(one, [
      { item: 'a', party: 'wuye' },
      { item: 'b', party: 'juwei' },
    ])
    expect(one.at()).toBe('joint-handling')
  })

  it('does not go on leading when that becomes known: the leader names another', () => {
    const one = inHandling({ lead: 'wuye', cooperating: ['chengguan'] })
    expect(
      refusalOf(() => one.act(handlerOf('chengguan'), { action: 'name-subjects', parties: ['wuye'] })),
    ).toBe('not-permitted')
    expect(refusalOf(() => one.act(callTaker, { action: 'name-subjects', parties: ['x'] }))).toBe(
      'party-unknown',
    )
    one.act(callTaker, { action: 'name-subjects', parties: ['wuye'] })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['subject-leads'])
  })

  it('is not sent again after a check that fails', () => {
    const one = inReinspection()
    one.act(dispatcher, { action: 'name-subjects', parties: ['chengguan'] })
    one.report(inspector, 'reinspect', { outcome: 'failed', note })
    expect(one.at()).not.toBe('handling')
    expect(one.rules()).toContain('nobody-leads')
  })

  it('looks at nothing on site, in whatever role, and no longer when it turns out to be another', () => {
    const one = inHandling({ lead: 'fangban' })
    one.act(dispatcher, { action: 'name-subjects', parties: ['disanfang'] })
    one.report(handlerOf('fangban'), 'handle', { outcome: 'done', note })
    const passed = { outcome: 'passed', note } as const
    const squad = { ...inspector, party: 'chengguan' }
    expect(refusalOf(() => one.report(squad, 'reinspect', passed))).toBe('judge-in-own-cause')
    one.act(dispatcher, { action: 'name-subjects', parties: [] })
    expect(one.case).not.toHaveProperty('subjects')
    one.report(squad, 'reinspect', passed)
    expect(one.at()).toBe('follow-up')

    const found = openedCase({ report: { channel: 'patrol' } })
    found.act(dispatcher, { action: 'name-subjects', parties: ['chengguan'] })
    expect(refusalOf(() => found.report(squad, 'verify', { outcome: 'accepted' }))).toBe('judge-in-own-cause')
  })
})
