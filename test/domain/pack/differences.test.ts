import { describe, expect, it } from 'vitest'
import { differencesOf } from '#domain/pack/differences.ts'
import { PACK } from '#test/support/case-harness.ts'

describe('The differences between two versions of a pack', () => {
  it('are none between a pack and itself, however it was read', () => {
    expect(differencesOf(PACK, structuredClone(PACK))).toEqual([])
  })

  it('name what came, went and changed by code and path; an amount and its unit are one thing', () => {
    const [first, second, ...others] = PACK.parties
    if (first === undefined || second === undefined) throw new Error('The sample has parties.')
    const after = {
      ...PACK,
      version: PACK.version + 1,
      parties: [second, { ...first, code: 'new-one' }, ...others],
      policy: { ...PACK.policy, decide: { amount: 9, unit: 'working-day' as const } },
    }
    expect(differencesOf(PACK, after)).toEqual([
      { path: ['version'], before: PACK.version, after: PACK.version + 1 },
      { path: ['parties', first.code], before: first },
      { path: ['parties', 'new-one'], after: { ...first, code: 'new-one' } },
      { path: ['policy', 'decide'], before: PACK.policy.decide, after: { amount: 9, unit: 'working-day' } },
    ])
  })

  it('are told entry by entry where a list was empty', () => {
    const days = [
      { date: '2026-05-30', kind: 'off' as const, name: { zh: '停', en: 'off' }, parties: [], roles: [] },
    ]
    expect(differencesOf({ ...PACK, days: [] }, { ...PACK, days })).toEqual([
      { path: ['days', '2026-05-30'], after: days[0] },
    ])
  })
})
