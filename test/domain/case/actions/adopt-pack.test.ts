import { describe, expect, it } from 'vitest'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import { decide } from '#domain/case/decide.ts'
import { type Pack, pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { replayDeadlines } from '#functions/usecases/operator/replay-deadlines.ts'
import { centreHead, dispatcher, leader, shiftLeader } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, local, PACK } from '#test/support/case-harness.ts'
import { goHome, inDispatch, inHandling, withLeader } from '#test/support/case-ways.ts'
import { applyChanges } from '#test/support/case-world.ts'

/** The pack as it comes next: decisions have a day more, handling an unlawful structure three days less. */
const next = (over: Partial<Pack> = {}): Pack =>
  pack.parse({
    ...PACK,
    version: PACK.version + 1,
    policy: { ...PACK.policy, decide: { amount: 3, unit: 'working-day' } },
    matters: PACK.matters.map((matter) => ({
      ...matter,
      conditions: matter.conditions.map((one) => ({
        ...one,
        limits:
          one.code === 'penalise'
            ? { ...one.limits, handling: { amount: 4, unit: 'working-day' } }
            : one.limits,
      })),
    })),
    ...over,
  })

/** Acts while another pack is the newest. @returns the code of a refusal */
function actUnder(newest: Pack, one: CaseHarness, who: Actor, action: CaseAction): string | undefined {
  const decision = decide(
    one.state(),
    { type: 'act', action },
    { ...one.context(who), pack: newest, seed: 'next' },
  )
  if (decision.ok) applyChanges(one.world, decision.value)
  return decision.ok ? undefined : decision.error.code
}
const ADOPT = { action: 'adopt-pack' } as const

describe('Adopting the newest pack', () => {
  it('moves the case, and the limits that differ from when they began, so that they replay', () => {
    const one = inHandling()
    const before = one.task('handle')
    one.now = local('2021-01-19 10:00')
    expect(actUnder(next(), one, centreHead, ADOPT)).toBeUndefined()
    expect(one.case.packVersion).toBe(PACK.version + 1)
    expect(one.told('pack-adopted')).toEqual([{ from: PACK.version, to: PACK.version + 1 }])
    const after = one.task('handle')
    expect([before.dueAt, after.dueAt]).toEqual([local('2021-01-27 17:30'), local('2021-01-22 17:30')])
    expect(after.deadline.terms).toEqual(before.deadline.terms)
    expect(after.deadline.events).toMatchObject([
      { kind: 'limit-changed', source: { ref: expect.stringContaining(`wujiaochang@${PACK.version + 1}/`) } },
    ])
    expect(replayDeadlines(one.events(), CALENDAR).map(({ change }) => change)).not.toContain('moved')
    goHome(one)
  })

  it('moves the limits of the policy too, and leaves those that are the same', () => {
    const one = withLeader()
    actUnder(next(), one, centreHead, ADOPT)
    expect(one.task('decide').dueAt).toBe(local('2021-01-21 17:30'))
    const other = inDispatch()
    const { dueAt } = other.task('dispatch')
    actUnder(next(), other, centreHead, ADOPT)
    expect(other.task('dispatch')).toMatchObject({ dueAt, deadline: { events: [] } })
  })

  it('is the centre’s head’s, and changes nothing where the case has it already', () => {
    const one = inHandling()
    for (const who of [dispatcher, shiftLeader])
      expect(actUnder(next(), one, who, ADOPT)).toBe('not-permitted')
    const before = one.state()
    expect(actUnder(PACK, one, centreHead, ADOPT)).toBeUndefined()
    expect(one.state()).toEqual(before)
  })

  it('is refused for what the newest pack no longer knows, until that is corrected', () => {
    const one = inHandling()
    const matters = next().matters.filter(({ code }) => code !== 'illegal-structure')
    const without = next({ matters, answers: [] })
    expect(actUnder(without, one, centreHead, ADOPT)).toBe('matter-unknown')
    expect(one.case.packVersion).toBe(PACK.version)
    expect(
      actUnder(without, one, dispatcher, { action: 'correct', matter: 'exposed-rubbish' }),
    ).toBeUndefined()
    expect(one.case).toMatchObject({ packVersion: PACK.version + 1, matter: 'exposed-rubbish' })
    expect(one.told('pack-adopted')).toHaveLength(1)
  })

  it('takes the first filing condition and the general type where the table has lost them', () => {
    const one = inHandling()
    one.act(dispatcher, { action: 'correct', condition: 'demolish' })
    const matters = next().matters.map((matter) => ({
      ...matter,
      conditions: matter.conditions
        .filter(({ code }) => code !== 'demolish')
        .map((one) => ({ ...one, otherwise: {} })),
    }))
    expect(actUnder(next({ matters }), one, centreHead, ADOPT)).toBeUndefined()
    const { condition } = one.case
    expect(condition).not.toBe('demolish')
    expect(one.told('pack-adopted')).toMatchObject([{ condition }])
    expect(one.case.processing).toBeUndefined()
  })

  it('moves what runs against another filing condition of the same length: what the limit says is another', () => {
    const one = inHandling()
    const { dueAt } = one.task('handle')
    const matters = PACK.matters.map((matter) => ({
      ...matter,
      conditions: matter.conditions.map((was) => (was.code === 'penalise' ? { ...was, code: 'fine' } : was)),
    }))
    actUnder(next({ matters }), one, centreHead, ADOPT)
    const { deadline, dueAt: after } = one.task('handle')
    expect(after).toBe(dueAt)
    expect(deadline.events).toMatchObject([{ source: { ref: expect.stringContaining('/fine/') } }])
  })
})

describe('A correction under a newer pack', () => {
  const grid = { action: 'correct', grid: 'g2' } as const
  /** The pack as it comes next, with the same limits. */
  const alike = next({ policy: PACK.policy, matters: PACK.matters })

  it('moves no due time whose limit says the same, overdue or not', () => {
    const one = inHandling()
    one.waitUntil(local('2021-01-28 09:00'))
    const before = one.task('handle')
    expect(before.overdueSince).toBeDefined()
    expect(actUnder(alike, one, dispatcher, grid)).toBeUndefined()
    expect(one.case).toMatchObject({ packVersion: PACK.version + 1, place: { grid: 'g2' } })
    expect(one.task('handle')).toEqual(before)
    expect(one.told('due-time-moved')).toEqual([])
  })

  it('moves those that the newer one has otherwise, of the matter and of the policy', () => {
    const one = inHandling()
    actUnder(next(), one, dispatcher, grid)
    expect(one.task('handle').dueAt).toBe(local('2021-01-22 17:30'))
    const other = withLeader()
    actUnder(next(), other, leader, grid)
    expect(other.task('decide').dueAt).toBe(local('2021-01-21 17:30'))
  })

  it('tells a filing condition that the newer one no longer knows', () => {
    const one = inHandling()
    one.act(dispatcher, { action: 'correct', condition: 'demolish' })
    const matters = PACK.matters.map((matter) => ({
      ...matter,
      conditions: matter.conditions.filter(({ code }) => code !== 'demolish'),
    }))
    actUnder(next({ matters }), one, dispatcher, grid)
    const { condition } = one.case
    expect(condition).not.toBe('demolish')
    expect(one.told('case-corrected').at(-1)).toMatchObject({ grid: 'g2', condition })
  })
})
