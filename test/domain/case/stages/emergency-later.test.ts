import { describe, expect, it } from 'vitest'
import { callTaker, dispatcher, handlerOf, leader } from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase, refusalOf } from '#test/support/case-harness.ts'
import {
  inDispatch,
  inFollowUp,
  inHandling,
  inJointHandling,
  inParked,
  withLeader,
} from '#test/support/case-ways.ts'

const note = '煤气泄漏'
const GAS = { emergency: true, description: note } as const
const alerts = (one: CaseHarness) => one.open().filter((kind) => kind === 'alert')

describe('An emergency that becomes known later', () => {
  it('while the reporter is to be called goes to the departments at once, the call alongside', () => {
    const one = openedCase()
    one.join(GAS)
    expect(one.at()).toBe('handling')
    expect(one.case).toMatchObject({ emergency: true, whose: 'emergency', joinsSeen: 1 })
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'contact', 'handle', 'handle'])
    expect(one.task({ kind: 'handle', party: 'chengguan' }).dueAt).toBe(local('2021-01-18 13:00'))
    expect(one.told('emergency-raised')).toEqual([{ grid: 'g1' }])
  })

  it('while it waits for its dispatcher goes at once by the route of the matter', () => {
    const one = inDispatch()
    one.join(GAS)
    expect(one.at()).toBe('handling')
    expect(one.case).toMatchObject({ whose: 'emergency', lead: 'chengguan' })
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'handle', 'handle'])
    expect(one.told('emergency-raised')).toHaveLength(1)
  })

  it('after a return still needs the dispatcher’s eyes, who is urged', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'returned', reason: 'not-our-duty', note })
    one.act(dispatcher, { action: 'rule-on-return', taskId, accept: true })
    one.join(GAS)
    expect(one.at()).toBe('dispatch')
    expect(one.task('dispatch').urged).toBe(1)
    expect(alerts(one)).toHaveLength(2)
  })

  it('where parties are at work raises the alarm once, urges them, and leaves them the emergency’s time from now', () => {
    const one = inHandling()
    one.now = local('2021-01-20 10:00')
    one.join(GAS)
    one.join(GAS)
    expect(one.at()).toBe('handling')
    expect(one.task('handle')).toMatchObject({ urged: 1, dueAt: local('2021-01-20 14:00') })
    expect(alerts(one)).toHaveLength(2)
    expect(one.told('emergency-raised')).toHaveLength(1)
    one.act(dispatcher, { action: 'correct', condition: 'demolish' })
    expect(one.task('handle').dueAt).toBe(local('2021-01-20 14:00'))
  })

  it.each([
    ['leader', withLeader, 'decide', local('2021-01-18 10:00')],
    [
      'joint-handling',
      () => inJointHandling([{ item: 'a', party: 'wuye' }]),
      'plan-item',
      local('2021-01-21 09:00'),
    ],
  ] as const)(
    'in the stage %s tells the duty officer and the leader, urges what is open, and leaves a decision an hour',
    (stage, made, kind, dueAt) => {
      const one = made()
      one.join(GAS)
      expect(one.at()).toBe(stage)
      expect(one.task(kind)).toMatchObject({ urged: 1, dueAt })
      expect(alerts(one)).toHaveLength(2)
    },
  )

  it.each([
    // The interim reply outlives the parking: the reporter is owed it still.
    ['parked', inParked, ['interim-reply']],
    ['follow-up', inFollowUp, []],
  ])('brings a case from %s to its leader, the alarm raised', (_, made, stillOwed) => {
    const one = made()
    one.join(GAS)
    expect(one.at()).toBe('leader')
    expect(one.open()).toEqual(['alert', 'alert', 'call-out', 'decide', ...stillOwed])
  })

  it('between two stages is taken notice of by the next', () => {
    const one = openedCase()
    one.attempt(callTaker, one.recordCommand(one.task('contact').taskId, { outcome: 'accepted' }))
    one.join(GAS)
    expect(one.at()).toBe('handling')
    expect(alerts(one)).toHaveLength(2)
  })

  it('is declared by the desk or the leader, once', () => {
    const one = inHandling()
    const declared = { action: 'correct', emergency: true } as const
    expect(refusalOf(() => one.act(handlerOf('chengguan'), declared))).toBe('not-permitted')
    one.act(leader, declared)
    one.act(dispatcher, declared)
    expect(one.case.emergency).toBe(true)
    expect(alerts(one)).toHaveLength(2)
    expect(one.told('case-corrected')[0]).toEqual({ emergency: true })
    const early = openedCase()
    early.act(dispatcher, declared)
    expect(early.at()).toBe('handling')
  })

  it('goes along into the case that it is merged into', () => {
    const one = openedCase({ report: { emergency: true } })
    const target = {
      ...withLeader().case,
      caseId: 'c-2',
      place: { key: 'songhu-3000', text: '淞沪路3000号', grid: 'g2' },
      sameBy: { by: 'nothing' } as const,
    }
    one.world.keys.set('wujiaochang|case|c-2', 'c-2')
    one.act(dispatcher, { action: 'merge', into: 'c-2' }, target)
    expect(one.world.counters.get('c-2')).toMatchObject({ emergencies: 1 })
  })
})
