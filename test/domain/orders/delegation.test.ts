import { describe, expect, it } from 'vitest'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { centreHead, deputy, dispatcher, leader, leaderOf } from '#test/support/actors.ts'
import { type CaseHarness, local, refusalOf } from '#test/support/case-harness.ts'
import { withLeader } from '#test/support/case-ways.ts'

const assigned: TaskOutcome = { outcome: 'assigned', lead: 'wuye', cooperating: [] }
const until = local('2021-01-20 17:30')
const delegate = (over: { from?: string; until?: string; grid?: string; to?: string } = {}) =>
  ({ action: 'delegate', grid: 'g1', to: deputy.id, until, ...over }) as const
const decides = (one: CaseHarness): string | undefined => {
  try {
    one.report(deputy, 'decide', assigned)
    return undefined
  } catch (thrown) {
    return refusalOf(() => {
      throw thrown
    })
  }
}

describe('A delegation', () => {
  it('lets the deputy act for the leader from its beginning until its end, and the events tell it', () => {
    const one = withLeader()
    one.arrange(leader, delegate({ from: local('2021-01-19 09:00') }))
    expect(decides(one)).toBe('not-permitted')
    one.now = local('2021-01-19 09:00')
    expect(decides(one)).toBeUndefined()
    const settled = one.events().findLast(({ type }) => type === 'task-settled')
    expect(settled?.metadata).toMatchObject({ actor: deputy.id, onBehalfOf: 'grid-leader/g1' })
  })

  it('holds for what the leader does beside tasks as well', () => {
    const one = withLeader()
    const raise = { action: 'refer', note: '需街道协调' } as const
    expect(refusalOf(() => one.act(deputy, raise))).toBe('not-permitted')
    one.arrange(leader, delegate())
    one.act(deputy, raise)
    expect(one.case.step).toBe('street')
  })

  it('is over at its end to the millisecond', () => {
    const one = withLeader()
    one.arrange(leader, delegate())
    one.now = until
    expect(decides(one)).toBe('not-permitted')
  })

  it('is ended early by the leader, or by the centre’s head for an absent one', () => {
    for (const who of [leader, centreHead]) {
      const one = withLeader()
      one.arrange(who, delegate())
      const [made] = one.orders().delegations
      one.arrange(who, { action: 'end-delegation', delegationId: made?.delegationId ?? '' })
      expect(one.orders().delegations).toEqual([])
      expect(decides(one)).toBe('not-permitted')
      expect(
        refusalOf(() =>
          one.arrange(who, { action: 'end-delegation', delegationId: made?.delegationId ?? '' }),
        ),
      ).toBe('delegation-unknown')
    }
  })

  it('serves nobody else, in no other grid', () => {
    const one = withLeader()
    one.arrange(centreHead, delegate({ grid: 'g2' }))
    one.arrange(leader, delegate({ to: 'u-somebody-else' }))
    expect(decides(one)).toBe('not-permitted')
    one.arrange(leader, delegate())
    expect(refusalOf(() => one.report({ ...deputy, grids: [] }, 'decide', assigned))).toBe('not-permitted')
    expect(refusalOf(() => one.report({ ...deputy, roles: ['inspector'] }, 'decide', assigned))).toBe(
      'not-permitted',
    )
  })

  it('is made by nobody but that leader or the centre’s head: a deputy does not hand it on', () => {
    const one = withLeader()
    one.arrange(leader, delegate())
    for (const who of [deputy, leaderOf('g2'), dispatcher])
      expect(refusalOf(() => one.arrange(who, delegate()))).toBe('not-permitted')
  })

  it('ends after it begins, in the time to come, in a grid there is', () => {
    const one = withLeader()
    expect(refusalOf(() => one.arrange(leader, delegate({ until: one.now })))).toBe('date-past')
    expect(refusalOf(() => one.arrange(leader, delegate({ from: until })))).toBe('date-past')
    expect(refusalOf(() => one.arrange(centreHead, delegate({ grid: 'g99' })))).toBe('grid-unknown')
  })

  it('is let go when it has passed, and told in the events for good', () => {
    const one = withLeader()
    one.arrange(leader, delegate())
    one.now = local('2021-02-01 09:00')
    one.arrange(leader, delegate({ until: local('2021-02-02 09:00') }))
    expect(one.orders().delegations.map(({ delegationId }) => delegationId)).toEqual(['d-2'])
    expect(one.world.events.get('jurisdiction/wujiaochang')).toHaveLength(2)
    for (let n = 1; n < 40; n += 1) one.arrange(leader, delegate({ until: local('2021-02-02 09:00') }))
    expect(refusalOf(() => one.arrange(leader, delegate({ until: local('2021-02-02 09:00') })))).toBe(
      'orders-full',
    )
  })

  it('leaves alone what a deputy does in another part', () => {
    const one = withLeader()
    one.arrange(leader, delegate())
    const both = { ...deputy, roles: ['deputy', 'dispatcher'] } as const
    one.act({ ...both, roles: [...both.roles] }, { action: 'hazard-found', note: '现场有隐患' })
    expect(one.events().at(-1)?.metadata).not.toHaveProperty('onBehalfOf')
  })
})
