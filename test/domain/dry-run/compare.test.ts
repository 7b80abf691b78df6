import { describe, expect, it } from 'vitest'
import { createCalendar } from '#adapters/calendar.ts'
import { differencesIn } from '#domain/dry-run/compare.ts'
import { routingDifferences } from '#domain/dry-run/routing.ts'
import { timingDifferences } from '#domain/dry-run/timing.ts'
import { totalsOf } from '#domain/dry-run/totals.ts'
import { noOrders } from '#domain/orders/record/orders.ts'
import { limitUnder } from '#domain/pack/limits-terms.ts'
import { type Matter, type Pack, pack } from '#domain/pack/pack.ts'
import { centreHead, handlerOf } from '#test/support/actors.ts'
import { type CaseHarness, local, PACK } from '#test/support/case-harness.ts'
import { archived, inHandling } from '#test/support/case-ways.ts'
import { pastOf } from '#test/support/past.ts'

const rulesOf = (of: Pack) => ({ pack: of, calendar: createCalendar(of.hours) })
const RUNS = rulesOf(PACK)
/** The sample pack with the matter of the case changed. */
const withMatter = (change: (matter: Matter) => Matter): Pack =>
  pack.parse({
    ...PACK,
    matters: PACK.matters.map((one) => (one.code === 'illegal-structure' ? change(one) : one)),
  })
const withHandling = (amount: number) =>
  withMatter((one) => ({
    ...one,
    conditions: one.conditions.map((condition) => ({
      ...condition,
      limits: { ...condition.limits, handling: { amount, unit: 'working-day' } },
    })),
  }))

describe('A pack that says the same', () => {
  it('changes nothing about a case', () => {
    expect(differencesIn(pastOf(archived()), RUNS, rulesOf(pack.parse(PACK)))).toEqual([])
  })
})

describe('Under a changed pack a case is routed otherwise', () => {
  const of = (after: Pack) => routingDifferences(pastOf(inHandling()), RUNS, rulesOf(after))

  it('by another route, to the leader, or by itself', () => {
    const after = withMatter((one) => ({
      ...one,
      complex: true,
      route: { lead: 'guanliban', cooperating: ['fangban', 'wuye'], sure: true },
    }))
    expect(of(after)).toEqual([
      { about: 'routing', field: 'lead', before: 'chengguan', after: 'guanliban' },
      { about: 'routing', field: 'cooperating', before: 'fangban', after: 'fangban wuye' },
      { about: 'routing', field: 'sure', before: 'false', after: 'true' },
      { about: 'routing', field: 'complex', before: 'false', after: 'true' },
    ])
  })

  it('to another grid, when the place lies in it now', () => {
    const places = PACK.places.map((one) => (one.code === 'guoding-555' ? { ...one, grid: 'g5' } : one))
    expect(of({ ...PACK, places })).toEqual([{ about: 'routing', field: 'grid', before: 'g1', after: 'g5' }])
  })

  it('as another matter, when the words speak for that', () => {
    const matters = PACK.matters.map((one) => ({ ...one, keywords: [] }))
    expect(of({ ...PACK, matters })).toContainEqual({
      about: 'routing',
      field: 'matter',
      before: 'illegal-structure',
      after: 'unsorted',
    })
  })

  it('but not where a ruling that is kept beside the pack says who leads', () => {
    const rule = {
      ruleId: 'r-1',
      matter: 'illegal-structure',
      party: 'fangban',
      as: 'lead' as const,
      origin: { caseId: 'c-0', taskId: 'c-0.1', by: 'u-head', at: local('2021-01-04 09:00') },
    }
    const orders = { ...noOrders(PACK.jurisdiction), rules: [rule] }
    const after = withMatter((one) => ({
      ...one,
      route: { lead: 'guanliban', cooperating: [], sure: false },
    }))
    const found = routingDifferences(pastOf(inHandling()), { ...RUNS, orders }, { ...rulesOf(after), orders })
    expect(found).toEqual([])
  })

  it('by its matter alone, when its words have been erased', () => {
    const { opened: _erased, ...past } = pastOf(inHandling())
    const places = PACK.places.map((one) => ({ ...one, grid: 'g5' }))
    expect(routingDifferences(past, RUNS, rulesOf({ ...PACK, places }))).toEqual([])
    const gone = { ...PACK, matters: PACK.matters.filter(({ code }) => code !== 'illegal-structure') }
    expect(routingDifferences(past, RUNS, rulesOf(gone))).toContainEqual(
      expect.objectContaining({ field: 'matter', before: 'illegal-structure', after: '' }),
    )
  })
})

describe('Under a changed pack a task is due at another time', () => {
  const of = (one: CaseHarness, after: Pack) => timingDifferences(pastOf(one), RUNS, rulesOf(after))

  it('by another limit, with the difference and the computing in words', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    expect(of(one, withHandling(2))).toMatchObject([
      {
        about: 'timing',
        taskId,
        kind: 'handle',
        before: dueAt,
        after: local('2021-01-20 17:30'),
        words: { zh: '早5个工作日', en: '5 working days earlier' },
        because: {
          zh: expect.stringContaining('时限2个工作日'),
          en: expect.stringContaining('2 working days'),
        },
      },
    ])
    expect(of(one, withHandling(8))).toMatchObject([
      { words: { zh: '晚1个工作日', en: '1 working day later' } },
    ])
  })

  it('by other hours, which move what is counted in days as well', () => {
    const after = { ...PACK, hours: [{ from: '09:00', to: '16:30' }] }
    const found = of(inHandling(), after).find(({ kind }) => kind === 'handle')
    expect(found).toMatchObject({
      after: local('2021-01-27 16:30'),
      words: { zh: '早1小时', en: '1 hour earlier' },
    })
  })

  it('unless an extension set a later one that stands', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    const until = local('2021-02-01 17:30')
    one.act(handlerOf('chengguan'), {
      action: 'ask-extension',
      taskId,
      until,
      note: '等材料',
    })
    one.act(centreHead, { action: 'rule-on-extension', taskId, grant: true })
    expect(of(one, withHandling(8))).toEqual([])
    expect(of(one, withHandling(20))).toMatchObject([{ before: until, after: local('2021-02-19 17:30') }])
  })

  it('or has none, when the pack knows such a limit no more', () => {
    const gone = { ...PACK, matters: PACK.matters.filter(({ code }) => code !== 'illegal-structure') }
    const found = of(inHandling(), gone).find(({ kind }) => kind === 'handle')
    expect(found).toMatchObject({ words: { zh: '新版配置无此时限' } })
    expect(found).not.toHaveProperty('after')
    expect(found).not.toHaveProperty('because')
  })
})

describe('A reference to a limit', () => {
  it('finds the limit it was written for, in every pack that has it', () => {
    const later = { ...PACK, version: 9 }
    for (const { data } of inHandling()
      .events()
      .filter((one) => one.type === 'task-sent')) {
      if (data.terms.kind !== 'limit') continue
      const { limit, source } = data.terms
      expect(limitUnder(PACK, source.ref)).toEqual({ limit, source })
      expect(limitUnder(later, source.ref)).toMatchObject({ limit })
    }
  })

  it.each([
    '',
    'wujiaochang@1',
    'wujiaochang@1/policy/none',
    'wujiaochang@1/matters/none/penalise/general/handling',
    'wujiaochang@1/matters/illegal-structure/penalise/general/cooking',
    'wujiaochang@1/matters/illegal-structure/penalise/engineering/handling',
    'plan',
  ])('to nothing, such as %j, finds nothing', (ref) => {
    expect(limitUnder(PACK, ref)).toBeUndefined()
  })
})

describe('The totals of a dry run', () => {
  it('count cases by what is different, and what changed in them', () => {
    const past = pastOf(inHandling())
    const tried = [
      differencesIn(past, RUNS, rulesOf(withHandling(2))),
      differencesIn(past, RUNS, rulesOf(withHandling(9))),
      [],
    ]
    expect(totalsOf(tried)).toMatchObject({
      cases: 3,
      different: 2,
      routing: 0,
      timing: 2,
      dueTimes: { earlier: 1, later: 1, without: 0 },
    })
  })
})
