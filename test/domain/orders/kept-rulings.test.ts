import { describe, expect, it } from 'vitest'
import type { ActionOf } from '#domain/case/actions.ts'
import { routeOf } from '#domain/orders/routing.ts'
import { matterOf } from '#domain/pack/pack.ts'
import { centreHead, dispatcher, handlerOf, shiftLeader } from '#test/support/actors.ts'
import { type CaseHarness, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import { goHome, inDispatch, inHandling } from '#test/support/case-ways.ts'

const note = '情况说明'
const squad = handlerOf('chengguan')
type KeepAs = ActionOf<'rule-finally'>['keepAs']
const everywhere = { onlyCondition: false, onlyGrid: false }

/** A case whose lead says "not ours", is refused, and objects. */
function objected(): { one: CaseHarness; taskId: string } {
  const one = inHandling()
  const { taskId } = one.task('handle')
  one.report(squad, 'handle', { outcome: 'returned', reason: 'not-our-duty', note })
  one.act(dispatcher, { action: 'rule-on-return', taskId, accept: false })
  one.act(squad, { action: 'object-to-ruling', taskId, note })
  return { one, taskId }
}
const rule = ({ one, taskId }: ReturnType<typeof objected>, accept: boolean, keepAs: KeepAs): CaseHarness => {
  one.act(shiftLeader, { action: 'rule-finally', taskId, accept, note, keepAs })
  return one
}
/** A further case, in a world where the orders of an earlier one stand. */
function next(earlier: CaseHarness, open: () => CaseHarness): CaseHarness {
  const one = open()
  one.world.orders.set('wujiaochang', earlier.orders())
  return one
}

describe('A final ruling that is kept', () => {
  it('stands with its origin, and sends the next case there without a dispatcher', () => {
    const told = objected()
    const earlier = rule(told, true, [
      { as: 'not-sent', ...everywhere },
      { party: 'fangban', as: 'lead', ...everywhere },
    ])
    expect(earlier.orders().rules).toMatchObject([
      { matter: earlier.case.matter, party: 'chengguan', as: 'not-sent' },
      {
        party: 'fangban',
        as: 'lead',
        origin: { caseId: 'c-1', taskId: told.taskId, by: shiftLeader.id, at: earlier.now },
      },
    ])

    const one = next(earlier, () => openedCase())
    one.report({ ...dispatcher, roles: ['call-taker'] }, 'contact', { outcome: 'accepted' })
    expect(one.at()).toBe('handling')
    expect(one.case).toMatchObject({ lead: 'fangban', cooperating: [] })
    expect(one.told('routing-rule-applied')).toMatchObject([
      {
        rules: [
          { party: 'chengguan', as: 'not-sent', caseId: 'c-1' },
          { party: 'fangban', caseId: 'c-1' },
        ],
      },
    ])
    expect(goHome(one)).toBeGreaterThan(0)
  })

  it('goes before a dispatcher’s eyes where the case was returned already', () => {
    const { one, taskId } = objected()
    rule({ one, taskId }, true, [{ party: 'fangban', as: 'lead', ...everywhere }])
    expect(one.at()).toBe('dispatch')
    expect(one.task('dispatch')).toBeDefined()
    expect(one.told('routing-rule-applied')).toHaveLength(1)
  })

  it('holds only for its matter, and where it says so only under its condition and in its grid', () => {
    const earlier = rule(objected(), false, [
      { as: 'lead', onlyCondition: true, onlyGrid: true },
      { party: 'wuye', as: 'cooperating', ...everywhere },
    ])
    const { matter, condition, place } = earlier.case
    const leads = (of: Parameters<typeof routeOf>[2]) =>
      routeOf(PACK, matterOf(PACK, of.matter), of, earlier.orders())
    expect(leads({ matter, condition, place })).toMatchObject({ lead: 'chengguan', sure: true })
    expect(leads({ matter, condition, place: { grid: 'g2' } })).toMatchObject({ sure: false })
    expect(leads({ matter, condition: 'other', place })).toMatchObject({ sure: false })
    expect(leads({ matter, condition, place: { grid: 'g2' } }).cooperating).toContain('wuye')
    const other = PACK.matters.find(({ code }) => code !== matter)?.code ?? ''
    expect(leads({ matter: other, condition, place }).rules).toEqual([])
  })

  it('gives way to a later one about the same, and to the centre’s head who withdraws it', () => {
    const earlier = rule(objected(), false, [{ as: 'lead', ...everywhere }])
    const second = objected()
    second.one.world.orders.set('wujiaochang', earlier.orders())
    second.one.world.events.set('jurisdiction/wujiaochang', [
      ...(earlier.world.events.get('jurisdiction/wujiaochang') ?? []),
    ])
    rule(second, true, [{ as: 'not-sent', ...everywhere }])
    const { one } = second
    expect(one.orders().rules).toMatchObject([{ party: 'chengguan', as: 'not-sent' }])

    const ruleId = one.orders().rules[0]?.ruleId ?? ''
    const withdraw = { action: 'withdraw-rule', ruleId, note } as const
    expect(refusalOf(() => one.arrange(shiftLeader, withdraw))).toBe('not-permitted')
    one.arrange(centreHead, withdraw)
    expect(one.orders().rules).toEqual([])
    expect(refusalOf(() => one.arrange(centreHead, withdraw))).toBe('rule-unknown')
    expect(next(one, () => inDispatch()).at()).toBe('dispatch')
  })

  it('names parties there are; a ruling that cannot be kept is not made', () => {
    const { one, taskId } = objected()
    const keepAs = [{ party: 'nobody', as: 'lead', ...everywhere } as const]
    expect(refusalOf(() => rule({ one, taskId }, false, keepAs))).toBe('party-unknown')
    expect(one.task('handle').returning?.state).toBe('objected')
    expect(one.orders().rules).toEqual([])
  })

  it('about a party that the pack no longer knows does not apply', () => {
    const earlier = rule(objected(), true, [{ party: 'fangban', as: 'lead', ...everywhere }])
    const without = { ...PACK, parties: PACK.parties.filter(({ code }) => code !== 'fangban') }
    const found = routeOf(without, matterOf(PACK, earlier.case.matter), earlier.case, earlier.orders())
    expect(found.rules).toEqual([])
  })
})
