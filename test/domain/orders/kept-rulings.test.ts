import { describe, expect, it } from 'vitest'
import type { ActionOf } from '#domain/case/asked/actions.ts'
import { routeOf } from '#domain/orders/record/routing.ts'
import { matterOf } from '#domain/pack/pack.ts'
import { callTaker, centreHead, dispatcher, handlerOf, shiftLeader } from '#test/support/actors.ts'
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

  it('says who goes to an emergency, which waits for no dispatcher', () => {
    const earlier = rule(objected(), true, [{ party: 'fangban', as: 'lead', ...everywhere }])
    const one = next(earlier, () => openedCase())
    one.report(callTaker, 'contact', { outcome: 'accepted', emergency: true })
    expect(one.case).toMatchObject({ whose: 'emergency', lead: 'fangban' })
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
    expect(leads({ matter, condition, place: { ...place, grid: 'g2' } })).toMatchObject({ sure: false })
    expect(leads({ matter, condition: 'other', place })).toMatchObject({ sure: false })
    expect(leads({ matter, condition, place: { ...place, grid: 'g2' } }).cooperating).toContain('wuye')
    const other = PACK.matters.find(({ code }) => code !== matter)?.code ?? ''
    expect(leads({ matter: other, condition, place }).rules).toEqual([])
  })

  it('has nobody lead and cooperate at once', () => {
    const earlier = rule(objected(), true, [
      { party: 'fangban', as: 'cooperating', ...everywhere },
      { party: 'fangban', as: 'lead', onlyCondition: false, onlyGrid: true },
    ])
    const { matter, condition, place } = earlier.case
    const leads = (grid: string) =>
      routeOf(
        PACK,
        matterOf(PACK, matter),
        { matter, condition, place: { ...place, grid } },
        earlier.orders(),
      )
    expect(leads(place.grid)).toMatchObject({ lead: 'fangban', cooperating: [] })
    expect(leads('g2')).toMatchObject({ lead: 'chengguan', cooperating: ['fangban'] })
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

  const own = (as: 'lead' | 'cooperating' | 'not-sent') => [{ as, ...everywhere }]
  const other = (as: 'lead' | 'not-sent', party = 'fangban') => ({ party, as, ...everywhere })
  it.each<[string, boolean, NonNullable<KeepAs>, number]>([
    ['of the party that keeps its part, that it is not sent', false, own('not-sent'), 0],
    ['of the party that keeps the lead, that it cooperates', false, own('cooperating'), 0],
    ['while it keeps the lead, that another leads', false, [...own('lead'), other('lead')], 1],
    ['of the party whose return is accepted, that it leads', true, own('lead'), 0],
    ['of the one that is to lead instead, that it is not sent', true, [other('not-sent')], 0],
    ['of a third, that it leads instead of the one that is named', true, [other('lead', 'wuye')], 0],
    ['of one party two things', true, [other('lead'), other('not-sent')], 1],
    ['that two lead', true, [other('lead'), other('lead', 'wuye')], 1],
  ])('does not say the opposite of it: %s', (_what, accept, keepAs, fault) => {
    const { one, taskId } = objected()
    const replacement = accept ? { replacement: 'fangban' } : {}
    const action: ActionOf<'rule-finally'> = {
      action: 'rule-finally',
      taskId,
      accept,
      note,
      keepAs,
      ...replacement,
    }
    const refused = one.attempt(shiftLeader, { type: 'act', action })
    expect(refused).toMatchObject({
      error: { code: 'ruling-contradicted', field: `keepAs.${fault}.as` },
    })
    expect(one.orders().rules).toEqual([])
  })

  it('may say of a lead whose return is accepted that it cooperates', () => {
    const earlier = rule(objected(), true, own('cooperating'))
    expect(earlier.orders().rules).toMatchObject([{ party: 'chengguan', as: 'cooperating' }])
  })

  it('that a party is not sent stands in a dispatcher’s way, until there is a reason, which is kept', () => {
    const earlier = rule(objected(), true, own('not-sent'))
    const one = next(earlier, () => inDispatch())
    const send = (more: object) =>
      one.recordCommand(one.task('dispatch').taskId, {
        outcome: 'dispatched',
        lead: 'wuye',
        cooperating: [],
        ...more,
      })
    for (const [field, more] of [
      ['lead', { lead: 'chengguan' }],
      ['cooperating', { cooperating: ['fangban', 'chengguan'] }],
    ] as const)
      expect(one.attempt(dispatcher, send(more))).toMatchObject({ error: { code: 'ruled-not-sent', field } })
    one.command(dispatcher, send({ lead: 'chengguan', despite: '市容专项整治期间由城管牵头' }))
    expect(one.case.lead).toBe('chengguan')
    expect(one.told('task-settled').at(-1)).toMatchObject({ kind: 'dispatch', despite: expect.any(String) })
    expect([...one.world.texts.values()]).toContain('市容专项整治期间由城管牵头')
  })

  it('that a party is not sent holds no longer than a later one that it is', () => {
    const earlier = rule(objected(), true, own('not-sent'))
    const second = next(earlier, () => objected().one)
    second.world.events.set('jurisdiction/wujiaochang', [
      ...(earlier.world.events.get('jurisdiction/wujiaochang') ?? []),
    ])
    const { taskId } = second.task('handle')
    rule({ one: second, taskId }, false, own('lead'))
    const { matter } = second.case
    expect(routeOf(PACK, matterOf(PACK, matter), second.case, second.orders())).toMatchObject({
      lead: 'chengguan',
      notSent: [],
    })
  })

  it('about a party that the pack no longer knows does not apply', () => {
    const earlier = rule(objected(), true, [{ party: 'fangban', as: 'lead', ...everywhere }])
    const without = { ...PACK, parties: PACK.parties.filter(({ code }) => code !== 'fangban') }
    const found = routeOf(without, matterOf(PACK, earlier.case.matter), earlier.case, earlier.orders())
    expect(found.rules).toEqual([])
  })
})

describe('The pack’s route of a matter', () => {
  const matter = {
    ...matterOf(PACK, 'exposed-rubbish'),
    route: {
      lead: 'fangban',
      leadOfPlace: 'property-firm' as const,
      cooperating: ['chengguan'],
      cooperatingOfPlace: ['residents-committee' as const],
      sure: false,
    },
  }
  const at = (key: string) =>
    routeOf(PACK, matter, { matter: matter.code, condition: 'clear', place: { key, grid: 'g1' } }, undefined)

  it('is led by the property firm of the place, with its residents’ committee', () => {
    expect(at('guoding-555')).toMatchObject({ lead: 'wuye', cooperating: ['chengguan', 'juwei'] })
  })

  it('is led by whom the pack names where the place has no firm', () => {
    expect(at('words-0')).toMatchObject({ lead: 'fangban', cooperating: ['chengguan'] })
  })
})
