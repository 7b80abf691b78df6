import { describe, expect, it } from 'vitest'
import { differencesOf, lineOf } from '#domain/pack/differences.ts'
import { PACK } from '#test/support/case-harness.ts'

describe('The differences between two versions of a pack', () => {
  it('are none between a pack and itself, however it was read', () => {
    expect(differencesOf(PACK, structuredClone(PACK))).toEqual([])
  })

  it('name what came, went and changed by code and path', () => {
    const [first, second, ...others] = PACK.parties
    if (first === undefined || second === undefined) throw new Error('The sample has parties.')
    const after = {
      ...PACK,
      version: PACK.version + 1,
      parties: [second, { ...first, code: 'new-one' }, ...others],
      policy: { ...PACK.policy, decide: { amount: 9, unit: 'working-day' as const } },
    }
    const lines = differencesOf(PACK, after).map(lineOf)
    expect(lines).toEqual([
      `~ version: ${PACK.version} → ${PACK.version + 1}`,
      expect.stringMatching(new RegExp(`^- parties\\.${first.code}: `)),
      expect.stringMatching(/^\+ parties\.new-one: /),
      expect.stringMatching(/^~ policy\.decide\.amount: \d+ → 9$/),
    ])
  })
})
