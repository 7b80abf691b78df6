import { describe, expect, it } from 'vitest'
import { centreHead, deputy, dispatcher, handlerOf, leader, leaderOf } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { delegate, type Item, inJointHandling } from '#test/support/case-ways.ts'

const note = '已办'
const done = { outcome: 'done', note } as const
const on = (item: string) => ({ kind: 'plan-item', item }) as const
const waits = (
  item: string,
  after: string,
  ending: 'done' | 'lapsed' | 'not-needed',
  party = 'pinganban',
): Item => ({
  item,
  party,
  after: { item: after, ending },
})
const firm = handlerOf('wuye')
const notice: Item = { item: 'notice', party: 'wuye', dueAt: local('2021-01-20 18:00') }

const endings = (one: ReturnType<typeof inJointHandling>) =>
  one.told('plan-item-ended').map(({ item, ending }) => `${item} ${ending}`)

describe('Parties carry out the plan', () => {
  it('starts what waits for nothing, and is over when everything has ended', () => {
    const one = inJointHandling([notice, { item: 'clear', party: 'chengguan' }])
    expect(one.open()).toEqual(['plan-item', 'plan-item'])
    expect(one.task(on('notice'))).toMatchObject({
      dueAt: notice.dueAt,
      assignee: { kind: 'party', party: 'wuye' },
    })
    one.report(firm, on('notice'), done)
    expect(one.at()).toBe('joint-handling')
    one.report(handlerOf('chengguan'), on('clear'), done)
    expect(one.at()).toBe('reinspection')
    expect(one.case).toMatchObject({ closure: 'checked', judged: ['wuye', 'chengguan'] })
  })

  it('starts an item when the one it waits for ends as awaited', () => {
    const one = inJointHandling([
      notice,
      waits('thank', 'notice', 'done'),
      waits('enforce', 'notice', 'lapsed'),
    ])
    one.report(firm, on('notice'), done)
    expect(endings(one)).toEqual(['notice done', 'enforce not-needed'])
    expect(one.task('plan-item').item).toBe('thank')
  })

  it('starts what waits for a lapse when the time has come, and refers nothing', () => {
    const one = inJointHandling([
      notice,
      waits('thank', 'notice', 'done'),
      waits('enforce', 'notice', 'lapsed'),
    ])
    one.waitUntil(local('2021-01-20 18:00'))
    expect(endings(one)).toEqual(['notice lapsed', 'thank not-needed'])
    expect(one.task('plan-item').item).toBe('enforce')
    expect(one.at()).toBe('joint-handling')
    expect(one.case.judged).toEqual([])
  })

  it('lets what is not needed fall through all that waits for it', () => {
    const one = inJointHandling([
      notice,
      waits('a', 'notice', 'lapsed'),
      waits('b', 'a', 'done'),
      waits('c', 'b', 'done'),
      waits('d', 'b', 'not-needed'),
    ])
    one.report(firm, on('notice'), done)
    expect(endings(one)).toEqual(['notice done', 'a not-needed', 'b not-needed', 'c not-needed'])
    expect(one.task('plan-item').item).toBe('d')
    const notNeeded = { outcome: 'not-needed', note } as const
    expect(refusalOf(() => one.report(handlerOf('pinganban'), on('d'), notNeeded))).toBe('not-permitted')
    one.report(leader, on('d'), notNeeded)
    expect(one.at()).toBe('reinspection')
    expect(one.case.judged).toEqual(['wuye'])
  })

  it('is blocked by a lapse that nobody waits for', () => {
    const one = inJointHandling([
      notice,
      waits('thank', 'notice', 'done'),
      { item: 'clear', party: 'chengguan' },
    ])
    one.waitUntil(local('2021-01-20 18:00'))
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['by-hand', 'plan-lapsed'])
    expect(one.open()).toEqual(['decide'])
  })

  it('is blocked when a party says so, with its words apart', () => {
    const one = inJointHandling([notice, { item: 'clear', party: 'chengguan' }])
    one.report(firm, on('notice'), { outcome: 'blocked', note: '住户拒不开门' })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['by-hand', 'plan-blocked'])
    expect(JSON.stringify(one.events())).not.toContain('住户拒不开门')
  })

  it('lets nobody say that an item lapsed before its time', () => {
    const one = inJointHandling([notice, waits('enforce', 'notice', 'lapsed')])
    const { taskId } = one.task(on('notice'))
    expect(refusalOf(() => one.report(firm, on('notice'), { outcome: 'lapsed', note }))).toBe('not-yet')
    expect(one.deadlineReached(taskId)).toEqual([])
    one.now = local('2021-01-20 18:00')
    one.report(leader, on('notice'), { outcome: 'lapsed', note })
    expect(one.deadlineReached(taskId)).toEqual([])
    expect(endings(one)).toEqual(['notice lapsed'])
  })

  it('gives an item that starts after its own date time to be done', () => {
    const one = inJointHandling([
      notice,
      { ...waits('enforce', 'notice', 'lapsed'), dueAt: local('2021-01-19 09:00') },
    ])
    one.waitUntil(local('2021-01-20 18:00'))
    expect(one.task('plan-item').dueAt).toBe(local('2021-01-22 17:30'))
  })

  it('is reported by each party for itself, or by the case’s leader', () => {
    const one = inJointHandling([notice, { item: 'clear', party: 'chengguan' }])
    for (const who of [handlerOf('chengguan'), dispatcher, centreHead, leaderOf('g2')])
      expect(refusalOf(() => one.report(who, on('notice'), done))).toBe('not-permitted')
    delegate(one).report(deputy, on('notice'), done)
    expect(endings(one)).toEqual(['notice done'])
  })

  it('keeps what each item asks for in the plan, not in events', () => {
    const one = inJointHandling([notice])
    expect(one.case.plan?.items[0]).toMatchObject({ action: '按方案办理', status: 'running' })
    expect(JSON.stringify(one.events())).not.toContain('按方案办理')
  })

  it('holds a plan of twenty items in one decision, however they hang together', () => {
    const chain: Item[] = [
      notice,
      ...Array.from({ length: 19 }, (_, n) => waits(`i${n}`, n === 0 ? 'notice' : `i${n - 1}`, 'lapsed')),
    ]
    const one = inJointHandling(chain)
    one.report(firm, on('notice'), done)
    expect(one.at()).toBe('reinspection')
    expect(endings(one)).toHaveLength(20)
    const star: Item[] = [notice, ...Array.from({ length: 19 }, (_, n) => waits(`i${n}`, 'notice', 'done'))]
    const other = inJointHandling(star)
    other.report(firm, on('notice'), done)
    expect(other.open()).toHaveLength(19)
    other.act(leader, { action: 'refer', note })
    expect(other.at()).toBe('leader')
  })
})
