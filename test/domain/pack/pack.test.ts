import { describe, expect, it } from 'vitest'
import { limitsOf, matterOf, pack } from '#domain/pack/pack.ts'
import { PACKS, packOf } from '#packs/index.ts'
import { PACK } from '#test/support/case-harness.ts'

const faults = (over: object) => {
  const parsed = pack.safeParse({ ...PACK, ...over })
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
}

describe('A pack', () => {
  it('of the sample street fits, and is found by its jurisdiction', () => {
    expect(PACKS.length).toBeGreaterThan(0)
    expect(packOf('wujiaochang')).toBe(PACK)
    expect(packOf('nowhere')).toBeUndefined()
  })

  it.each([
    ['a place in no grid', { places: [{ code: 'a', name: 'a', grid: 'g9' }] }, 'places.0.grid'],
    [
      'a place of a kind it does not have',
      { places: [{ code: 'a', name: 'a', grid: 'g1', kind: 'moon' }] },
      'places.0.kind',
    ],
    [
      'a route to nobody',
      { matters: PACK.matters.map((one, at) => (at === 0 ? { ...one, route: { lead: 'x' } } : one)) },
      'matters.0.route',
    ],
    [
      'a route that a contractor leads',
      {
        matters: PACK.matters.map((one, at) => (at === 0 ? { ...one, route: { lead: 'disanfang' } } : one)),
      },
      'matters.0.route.lead',
    ],
    [
      'a route whose lead cooperates with itself',
      {
        matters: PACK.matters.map((one, at) =>
          at === 0 ? { ...one, route: { lead: 'wuye', cooperating: ['juwei', 'wuye'] } } : one,
        ),
      },
      'matters.0.route.cooperating',
    ],
    [
      'a steward who is no party',
      { parties: PACK.parties.map((one, at) => (at === 0 ? { ...one, steward: 'x' } : one)) },
      'parties.0.steward',
    ],
    [
      'a legal route to a door it does not have',
      { legalRoutes: { ...PACK.legalRoutes, petition: 'x' } },
      'legalRoutes.petition',
    ],
    ['a ground that leads nowhere', { legalRoutes: { petition: 'court' } }, 'legalRoutes.litigation'],
    [
      'a remedy behind a door it does not have',
      { remedies: { ...PACK.remedies, 'demand-unlawful': 'x' } },
      'remedies.demand-unlawful',
    ],
    [
      'a look on site where there is no site',
      {
        matters: PACK.matters.map((one, at) =>
          at === 0 ? { ...one, site: false, closureCheck: { by: 'lot', share: 20 } } : one,
        ),
      },
      'matters.0.closureCheck',
    ],
    [
      'a watch that counts longer than places are watched',
      {
        matters: PACK.matters.map((one, at) =>
          at === 0 ? { ...one, watch: { from: 2, withinDays: PACK.policy.watchDays + 1 } } : one,
        ),
      },
      'matters.0.watch.withinDays',
    ],
    ['a street to practise in that systems send to', { practice: true }, 'systems'],
    ['an unsorted matter it does not have', { unsortedMatter: 'x' }, 'unsortedMatter'],
    ['a fallback grid it does not have', { fallbackGrid: 'g9' }, 'fallbackGrid'],
    [
      'hours that overlap',
      {
        hours: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
      },
      'hours',
    ],
    ['hours that end before they begin', { hours: [{ from: '12:00', to: '09:00' }] }, 'hours'],
    [
      'a limit of nothing',
      { policy: { ...PACK.policy, decide: { amount: 0, unit: 'working-day' } } },
      'policy.decide.amount',
    ],
    [
      'a unit nobody knows',
      { policy: { ...PACK.policy, decide: { amount: 1, unit: 'day' } } },
      'policy.decide.unit',
    ],
  ])('with %s is refused, and says where', (_what, over, path) => {
    expect(faults(over)).toContain(path)
  })

  it('tells the limits of matter and filing condition, with units of their own for emergencies', () => {
    expect(limitsOf(PACK, 'illegal-structure', 'demolish', false).handling).toEqual({
      amount: 20,
      unit: 'working-day',
    })
    expect(limitsOf(PACK, 'illegal-structure', 'demolish', true).handling).toEqual({
      amount: 1,
      unit: 'emergency-day',
    })
    expect(() => limitsOf(PACK, 'illegal-structure', 'x', false)).toThrow('no filing condition x')
    expect(() => matterOf(PACK, 'x')).toThrow('no matter x')
  })

  it('of the sample street reaches every party and can serve emergencies of every matter', () => {
    for (const matter of PACK.matters)
      for (const { code } of matter.conditions)
        expect(limitsOf(PACK, matter.code, code, true).handling.unit).toMatch(/^emergency-/u)
  })
})
