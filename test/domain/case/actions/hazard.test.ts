import { describe, expect, it } from 'vitest'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
} from '#test/support/actors.ts'
import { type CaseHarness, openedCase, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, inJointHandling, inReinspection, proposed } from '#test/support/case-ways.ts'

const note = '现场有液化气钢瓶'
const found = { action: 'hazard-found', note } as const

describe('A hazard', () => {
  it.each([
    ['the dispatcher', dispatcher],
    ['the shift leader', shiftLeader],
    ['an inspector', inspector],
    ['the leader', leader],
    ['the party on site', handlerOf('chengguan')],
  ])('that %s found goes on when every report is taken back', (_, who) => {
    const one = inHandling()
    one.act(who, found)
    one.withdraw('r-1')
    expect(one.at()).toBe('handling')
    expect(one.told('hazard-found')).toMatchObject([{ grid: 'g1' }])
    expect(JSON.stringify(one.events())).not.toContain(note)
  })

  it('is put down by the party that carries an item out, and by nobody who has no part in it', () => {
    const one = inJointHandling([{ item: 'clear', party: 'wuye' }])
    for (const who of [callTaker, handlerOf('fangban'), { ...handlerOf('wuye'), roles: [] }])
      expect(refusalOf(() => one.act(who, found))).toBe('not-permitted')
    one.act(handlerOf('wuye'), found)
    one.withdraw('r-1')
    expect(one.at()).toBe('joint-handling')
  })

  it('is what a failed check saw: a report taken back under pressure ends nothing then', () => {
    const one = inReinspection()
    one.report(inspector, 'reinspect', { outcome: 'failed', note: '还在用煤气' })
    one.withdraw('r-1')
    expect(one.at()).toBe('handling')
  })
})

describe('Ending a case because nobody is left', () => {
  const ending = (one: CaseHarness, ground: 'withdrawn' | 'no-hazard-left') => {
    one.act(shiftLeader, { action: 'end', ground, note })
    one.act(centreHead, { action: 'end', ground, note, proposal: proposed(one) })
  }

  it.each(['withdrawn', 'no-hazard-left'] as const)('is refused as "%s" while a report stands', (ground) => {
    const one = inHandling()
    expect(refusalOf(() => ending(one, ground))).toBe('ground-not-met')
    one.act(dispatcher, found)
    one.withdraw('r-1')
    ending(one, ground)
    expect(one.case).toMatchObject({ ending: 'ended', reference: ground })
  })

  it('is refused to the second head, too, when a report has joined since it was proposed', () => {
    const one = openedCase({ report: { channel: 'patrol' } })
    one.act(shiftLeader, { action: 'end', ground: 'no-hazard-left', note })
    one.join()
    const second = { action: 'end', ground: 'no-hazard-left', note, proposal: proposed(one) } as const
    expect(refusalOf(() => one.act(centreHead, second))).toBe('ground-not-met')
  })
})
