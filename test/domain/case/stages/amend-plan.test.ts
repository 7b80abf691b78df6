import { describe, expect, it } from 'vitest'
import { createCalendar } from '#adapters/calendar.ts'
import { caseAction } from '#domain/case/asked/actions.ts'
import { caseState } from '#domain/case/record/case.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { sentence } from '#domain/clock/sentence.ts'
import { centreHead, deputy, dispatcher, handlerOf, leader } from '#test/support/actors.ts'
import { type CaseHarness, local, PACK, refusalOf } from '#test/support/case-harness.ts'
import { delegate, type Item, inHandling, inJointHandling } from '#test/support/case-ways.ts'

const note = '会商后调整'
const on = (item: string) => ({ kind: 'plan-item', item }) as const
const firm = handlerOf('wuye')
const notice = { item: 'notice', party: 'wuye', dueAt: local('2021-01-20 18:00') }
const enforce: Item = { item: 'enforce', party: 'pinganban', after: { item: 'notice', ending: 'lapsed' } }
const clear = { item: 'clear', party: 'chengguan', dueAt: local('2021-01-21 18:00') }

const amend = (one: CaseHarness, items: readonly Item[], who = leader): void => {
  const dueAt = local('2021-01-25 18:00')
  one.act(who, {
    action: 'amend-plan',
    items: items.map((item) => ({ dueAt, action: '按新方案办理', ...item })),
    note,
  })
}
const amending = (one: CaseHarness, items: readonly Item[], who = leader) =>
  refusalOf(() => amend(one, items, who))
const inPlan = (one: CaseHarness) =>
  one.case.plan?.items.map((item) => `${item.item} ${item.status === 'ended' ? item.ending : item.status}`)

describe('A plan that is amended while it runs', () => {
  it('keeps what goes on, drops what is not named, starts what is new, as its next version', () => {
    const one = inJointHandling([notice, enforce, clear])
    const { taskId } = one.task(on('notice'))
    amend(one, [notice, { item: 'light', party: 'fangban' }])
    expect(inPlan(one)).toEqual(['enforce not-needed', 'clear not-needed', 'notice running', 'light running'])
    expect(one.case.plan?.version).toBe(2)
    expect(one.task(on('notice'))).toMatchObject({ taskId, dueAt: notice.dueAt })
    expect(one.told('plan-amended')).toMatchObject([
      { version: 2, dropped: ['enforce', 'clear'], items: [{ item: 'notice' }, { item: 'light' }] },
    ])
    expect([...one.world.texts.values()]).toContain(
      'notice: 按方案办理\nenforce: 按方案办理\nclear: 按方案办理',
    )
    one.report(firm, on('notice'), { outcome: 'done', note })
    one.report(handlerOf('fangban'), on('light'), { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
    expect(one.case.judged).toEqual(['wuye', 'fangban'])
  })

  it('moves a date either way, and the due time says so', () => {
    const one = inJointHandling([notice, clear])
    const later = local('2021-01-22 18:00')
    const sooner = local('2021-01-20 12:00')
    amend(one, [
      { ...notice, dueAt: later },
      { ...clear, dueAt: sooner },
    ])
    expect(one.task(on('notice')).dueAt).toBe(later)
    expect(one.task(on('clear')).dueAt).toBe(sooner)
    const calendar = createCalendar(PACK.hours)
    expect(sentence(explainDue(one.task(on('notice')).deadline, calendar)).zh).toBe(
      '期限由联合处置方案确定；2021年1月18日（周一）09:00更改时限（原为2021年1月20日（周三）18:00）；' +
        '自2021年1月18日（周一）09:00起；应于2021年1月22日（周五）18:00前完成。',
    )
    one.waitUntil(sooner)
    expect(one.at()).toBe('leader')
    expect(one.rules().at(-1)).toBe('plan-lapsed')
  })

  it('lets a new item wait for what has ended already, or will', () => {
    const one = inJointHandling([notice, clear])
    one.report(firm, on('notice'), { outcome: 'done', note })
    amend(one, [
      clear,
      { item: 'praise', party: 'juwei', after: { item: 'notice', ending: 'done' } },
      { item: 'watch', party: 'juwei', after: { item: 'clear', ending: 'done' } },
    ])
    expect(inPlan(one)).toEqual(['notice done', 'clear running', 'praise running', 'watch waiting'])
    one.report(handlerOf('chengguan'), on('clear'), { outcome: 'done', note })
    expect(inPlan(one)?.at(-1)).toBe('watch running')
  })

  it('is the leader’s alone, while the plan runs', () => {
    const one = inJointHandling([notice])
    for (const who of [firm, dispatcher, centreHead])
      expect(amending(one, [notice], who)).toBe('not-permitted')
    amend(delegate(one), [notice], deputy)
    expect(amending(inHandling(), [notice])).toBe('wrong-stage')
  })

  it('has items without unknown fields: a misspelt one would let an item start that is to wait', () => {
    const item = { item: 'clear', party: 'juwei', action: '清理', dueAt: local('2021-01-25 17:30') }
    const read = (more: object) =>
      caseAction.safeParse({ action: 'amend-plan', note, items: [{ ...item, ...more }] }).success
    expect(read({ after: { item: 'notice', ending: 'lapsed' } })).toBe(true)
    expect(read({ afer: { item: 'notice', ending: 'lapsed' } })).toBe(false)
    expect(read({ after: { item: 'notice', ending: 'lapsed', by: 'wuye' } })).toBe(false)
    expect(read({ party: 'j'.repeat(41) })).toBe(false)
  })

  it('is refused as a whole where an item cannot be carried out', () => {
    const one = inJointHandling([notice, clear])
    one.report(firm, on('notice'), { outcome: 'done', note })
    const before = one.case
    const waiting = (item: string, ending: 'done' | 'lapsed'): Item => ({
      item: 'x',
      party: 'juwei',
      after: { item, ending },
    })
    expect(amending(one, [{ item: 'x', party: 'nobody' }])).toBe('party-unknown')
    expect(amending(one, [{ item: 'x', party: 'juwei', dueAt: one.now }])).toBe('date-past')
    expect(amending(one, [notice])).toBe('plan-unsound')
    expect(amending(one, [clear, clear])).toBe('plan-unsound')
    expect(amending(one, [{ ...clear, party: 'juwei' }])).toBe('plan-unsound')
    expect(amending(one, [clear, waiting('notice', 'lapsed')])).toBe('plan-unsound')
    expect(amending(one, [clear, waiting('gone', 'done')])).toBe('plan-unsound')
    const many = Array.from({ length: 20 }, (_, n) => ({ item: `i${n}`, party: 'juwei' }))
    amend(one, many.slice(0, 14))
    const fresh = many.map((item, n) => ({ ...item, item: `j${n}` }))
    expect(amending(one, fresh)).toBe('plan-unsound')
    amend(one, fresh.slice(0, 14))
    expect(before.plan?.version).toBe(1)
  })
})

describe('A due time', () => {
  it('is moved as often as its task keeps it; one time more is refused, and the case goes on', () => {
    const one = inJointHandling([notice, clear])
    const moveTo = (n: number) =>
      amend(one, [{ ...notice, dueAt: new Date(Date.parse(notice.dueAt) + n * 60_000).toISOString() }, clear])
    for (let n = 1; n <= 100; n += 1) moveTo(n)
    const before = one.state()
    expect(one.task(on('notice')).deadline.events).toHaveLength(100)
    expect(refusalOf(() => moveTo(101))).toBe('case-full')
    expect(one.state()).toEqual(before)
    expect(caseState.parse(before)).toEqual(before)

    // What moves no due time is done as ever; so is the same in a new item.
    amend(one, [{ item: 'notice-2', party: 'wuye' }, clear])
    amend(one, [{ item: 'notice-2', party: 'wuye', dueAt: local('2021-01-26 18:00') }, clear])
    expect(inPlan(one)).toEqual(['notice not-needed', 'notice-2 running', 'clear running'])
  })
})
