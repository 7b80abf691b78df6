import { describe, expect, it } from 'vitest'
import { referralLabels } from '#domain/case/record/referral-rules.ts'
import { likelyGround } from '#domain/case/stages/likely-ground.ts'
import { PACK } from '#test/support/case-harness.ts'

const came = (...rules: readonly string[]) => ({
  emergency: false,
  referrals: rules.map((rule) => ({ rule, facts: {}, at: '2021-01-21T02:00:00Z' })),
})

/** What is no matter of several departments that have to act together. */
const OTHERWISE: Readonly<Record<string, string | undefined>> = {
  'conditions-lacking': 'conditions-lacking',
  'plan-blocked': 'conditions-lacking',
  'emergency-undecided': 'emergency',
  'consent-refused': undefined,
  raised: undefined,
  'taken-over': undefined,
}

describe('The likely ground of a whistle', () => {
  it.each(Object.keys(referralLabels(PACK)))('follows from the rule that brought the case: %s', (rule) => {
    expect(likelyGround(came(rule), PACK)).toBe(rule in OTHERWISE ? OTHERWISE[rule] : 'several-departments')
  })

  it('is what fires a rule of the pack, whatever the pack calls it', () => {
    const ladder = [{ rule: 'no-money', when: { on: 'conditions-lacking' }, to: 'grid' }] as const
    const pack = { ...PACK, policy: { ...PACK.policy, ladder: [...ladder] } }
    expect(likelyGround(came('no-money'), pack)).toBe('conditions-lacking')
    expect(likelyGround(came('no-money'), PACK)).toBeUndefined()
  })

  it('is told by the newest referral that tells: who raises a case or takes it over says nothing new', () => {
    expect(likelyGround(came('returns', 'conditions-lacking', 'taken-over', 'raised'), PACK)).toBe(
      'conditions-lacking',
    )
    expect(likelyGround(came('conditions-lacking', 'not-content'), PACK)).toBe('several-departments')
  })

  it('of an emergency is the emergency, whatever brought it', () => {
    expect(likelyGround({ ...came('nobody-leads'), emergency: true }, PACK)).toBe('emergency')
  })

  it('is none that the pack does not have', () => {
    const whistleGrounds = [{ code: 'joint', name: { zh: '联合执法', en: 'Joint enforcement' } }]
    expect(likelyGround(came('by-hand'), { ...PACK, whistleGrounds })).toBeUndefined()
  })
})
