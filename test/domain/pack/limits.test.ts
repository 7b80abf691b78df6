import { describe, expect, it } from 'vitest'
import { limitTerms, matterLimit, policyLimit } from '#domain/pack/limits-terms.ts'
import { limitsOf } from '#domain/pack/pack.ts'
import { PACK } from '#test/support/case-harness.ts'

describe('The limits of a matter', () => {
  it('tell processing types apart, 一般 unless another is asked for', () => {
    const cover = (processing?: 'engineering' | 'special' | 'comprehensive') =>
      limitsOf(PACK, 'manhole-cover', 'replace', false, processing).handling
    expect(cover()).toEqual({ amount: 1, unit: 'working-day' })
    expect(cover('engineering')).toEqual({ amount: 5, unit: 'working-day' })
    expect(cover('special')).toEqual({ amount: 15, unit: 'working-day' })
    expect(() => cover('comprehensive'), 'a component is never 综合性').toThrow('no limits for comprehensive')
    expect(limitsOf(PACK, 'manhole-cover', 'replace', true, 'engineering').handling).toEqual({
      amount: 12,
      unit: 'emergency-hour',
    })
  })
})

describe('A limit says where it comes from', () => {
  it('in the table of its matter', () => {
    const of = { matter: 'illegal-structure', condition: 'penalise', emergency: false }
    const found = matterLimit(PACK, of, 'handling')
    expect(found).toEqual({
      limit: { amount: 7, unit: 'working-day' },
      source: {
        ref: `wujiaochang@${PACK.version}/matters/illegal-structure/penalise/general/handling`,
        name: { zh: '私搭乱建·立案查处·处置', en: 'Unlawful structure, Investigate and penalise, handling' },
      },
    })
    const urgent = matterLimit(PACK, { ...of, emergency: true, processing: 'comprehensive' }, 'dispatch')
    expect(urgent.limit).toEqual({ amount: 1, unit: 'emergency-hour' })
    expect(urgent.source.name.zh).toBe('私搭乱建·立案查处·综合性·紧急·派遣')
    expect(urgent.source.ref).toMatch(/\/comprehensive\/dispatch\/emergency$/u)
  })

  it('in the policy of its pack', () => {
    expect(policyLimit(PACK, 'firstContact')).toEqual({
      limit: PACK.policy.firstContact,
      source: {
        ref: `wujiaochang@${PACK.version}/policy/firstContact`,
        name: { zh: '先行联系', en: 'first contact' },
      },
    })
    const terms = limitTerms(policyLimit(PACK, 'decide'), '2021-01-18T01:00:00.000Z')
    expect(terms).toMatchObject({
      kind: 'limit',
      start: '2021-01-18T01:00:00.000Z',
      limit: PACK.policy.decide,
    })
  })
})
