import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesIn } from '#domain/dry-run/compare.ts'
import { escalationDifferences, firedIn } from '#domain/dry-run/escalation.ts'
import { PATH_TRIGGERS } from '#domain/pack/ladder.ts'
import { type Pack, pack } from '#domain/pack/pack.ts'
import { callTaker, dispatcher, handlerOf, inspector } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, local, openedCase, PACK } from '#test/support/case-harness.ts'
import {
  goHome,
  inDispatch,
  inFollowUp,
  inHandling,
  untilTheCall,
  withLeader,
} from '#test/support/case-ways.ts'
import { Conflict } from '#test/support/case-world.ts'
import { pastOf } from '#test/support/past.ts'
import { commandOf, move } from '#test/support/random-moves.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')
const withLadder = (...ladder: readonly unknown[]): Pack =>
  pack.parse({ ...PACK, policy: { ...PACK.policy, ladder } })
const rulesOf = (of: Pack) => ({ pack: of, calendar: CALENDAR })
const differences = (one: CaseHarness, after: Pack) =>
  escalationDifferences(pastOf(one), rulesOf(one.pack), rulesOf(after))

const failed = { rule: 'failed', when: { on: 'failed-reinspection', failed: 1 } }
/** A case whose check failed once. */
function failedOnce(ran: Pack): CaseHarness {
  const one = inHandling({ cooperating: ['fangban'] }, { pack: ran })
  one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note })
  one.report(squad, 'handle', { outcome: 'done', note })
  one.report(inspector, 'reinspect', { outcome: 'failed', note })
  return one
}

describe('Under a changed ladder', () => {
  it('a case is referred that was not, on the facts of then', () => {
    const one = failedOnce(withLadder())
    expect(differences(one, withLadder(failed))).toEqual([
      {
        about: 'escalation',
        after: {
          on: 'failed-reinspection',
          at: one.now,
          rule: 'failed',
          to: 'grid',
          facts: { failed: 1, parties: 2 },
        },
      },
    ])
    const three = { rule: 'three', when: { on: 'failed-reinspection', failed: 1, parties: 3 } }
    expect(differences(one, withLadder(three))).toEqual([])
  })

  it('a case is not referred that was, or is referred higher', () => {
    const one = failedOnce(withLadder(failed))
    goHome(one)
    expect(differences(one, withLadder())).toMatchObject([{ before: { rule: 'failed' } }])
    expect(differences(one, withLadder())[0]).not.toHaveProperty('after')
    expect(differences(one, withLadder({ ...failed, to: 'street' }))).toMatchObject([
      { before: { rule: 'failed', to: 'grid' }, after: { rule: 'failed', to: 'street' } },
    ])
  })

  it('a case that its leader has already is not referred to the leader again', () => {
    const one = withLeader({ pack: withLadder() })
    one.join()
    const many = { rule: 'many', when: { on: 'reports', joined: 1 } }
    expect(differences(one, withLadder(many))).toEqual([])
    expect(differences(one, withLadder({ ...many, to: 'district' }))).toMatchObject([
      { after: { rule: 'many', to: 'district', facts: { joined: 1 } } },
    ])
  })

  it('returns are counted as they were accepted, and parties once each', () => {
    const one = inHandling({ cooperating: ['fangban', 'wuye'] }, { pack: withLadder() })
    for (const party of ['fangban', 'wuye']) {
      const which = { kind: 'handle', party } as const
      one.report(handlerOf(party), which, { outcome: 'returned', reason: 'not-our-duty', note })
      one.act(dispatcher, { action: 'rule-on-return', taskId: one.task(which).taskId, accept: true })
    }
    const returns = { rule: 'second', when: { on: 'returns', returns: 2 } }
    const parties = { rule: 'two', when: { on: 'returning-parties', parties: 2 } }
    expect(differences(one, withLadder(parties))).toMatchObject([{ after: { facts: { parties: 2 } } }])
    expect(differences(one, withLadder(returns, parties))).toMatchObject([{ after: { rule: 'two' } }])
    expect(differences(one, withLadder(returns))).toMatchObject([{ after: { rule: 'second' } }])
  })

  it('a broken promise tells more than the failed check that it is, too', () => {
    const one = inHandling({}, { pack: withLadder() })
    const until = local('2021-01-20 09:00')
    one.report(squad, 'handle', { outcome: 'promised', who: '看管人', what: '自行清理', until })
    one.now = until
    one.report(inspector, 'reinspect', { outcome: 'failed', note })
    const broken = { rule: 'broken', when: { on: 'broken-promises', broken: 1 } }
    expect(differences(one, withLadder(broken))).toMatchObject([{ after: { rule: 'broken' } }])
    expect(differences(one, withLadder(failed, broken))).toMatchObject([{ after: { rule: 'broken' } }])
    expect(differences(one, withLadder(failed))).toMatchObject([{ after: { rule: 'failed' } }])
  })

  it.each([
    [
      'nobody-leads',
      () => inDispatch(),
      (one: CaseHarness) => one.report(dispatcher, 'dispatch', { outcome: 'nobodys', note }),
    ],
    [
      'conditions-lacking',
      () => inHandling(),
      (one: CaseHarness) => one.report(squad, 'handle', { outcome: 'conditions-lacking', note }),
    ],
    [
      'not-content',
      () => untilTheCall(inFollowUp()),
      (one: CaseHarness) =>
        one.report(callTaker, 'follow-up', {
          outcome: 'called',
          reportId: 'r-1',
          solved: false,
          satisfied: 'dissatisfied',
        }),
    ],
  ] as const)('%s goes to the leader in any case; the rule says how high', (on, begin, then) => {
    const one = begin()
    then(one)
    const high = { rule: 'high', when: { on }, to: 'district' }
    expect(differences(one, withLadder(high))).toMatchObject([{ after: { rule: 'high', to: 'district' } }])
  })

  it('an accepted case is complex by a rule, or by its matter', () => {
    const one = inDispatch({ pack: withLadder() })
    const accepted = { rule: 'three-parties', when: { on: 'accepted', parties: 2 } }
    expect(differences(one, withLadder(accepted))).toMatchObject([
      { after: { facts: { parties: 2, reports: 1 } } },
    ])
    const complex = { ...withLadder(), matters: PACK.matters.map((matter) => ({ ...matter, complex: true })) }
    expect(differences(one, complex)).toMatchObject([{ after: { on: 'accepted', rule: 'complex-matter' } }])
  })

  it('a task is overdue for long enough under one and not under the other, by its due time there', () => {
    const soon = { rule: 'soon', when: { on: 'overdue', by: { amount: 1, unit: 'working-day' } } }
    const one = inHandling({}, { pack: withLadder() })
    one.waitUntil(local('2021-02-02 10:00'))
    one.report(squad, 'handle', { outcome: 'done', note })
    const fired = { on: 'overdue', rule: 'soon', at: local('2021-01-28 17:30') }
    expect(differences(one, withLadder(soon))).toMatchObject([{ after: fired }])
    const later = { ...soon, when: { on: 'overdue', by: { amount: 4, unit: 'working-day' } } }
    expect(differences(one, withLadder(later))).toEqual([])
    const shorter = {
      ...withLadder(later),
      matters: PACK.matters.map((matter) => ({
        ...matter,
        conditions: matter.conditions.map((condition) => ({
          ...condition,
          limits: { ...condition.limits, handling: { amount: 1, unit: 'working-day' as const } },
        })),
      })),
    }
    expect(differences(one, shorter)).toMatchObject([{ after: { at: local('2021-01-25 17:30') } }])
  })

  it('what runs beside the stages refers nothing, however long it is overdue', () => {
    const ran = withLadder()
    const one = openedCase({ pack: ran, report: { emergency: true, matter: 'exposed-rubbish' } })
    one.report(squad, 'handle', { outcome: 'done', note })
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    one.waitUntil(local('2021-02-02 10:00'))
    expect(one.told('task-overdue').length).toBeGreaterThan(3)
    const soon = { rule: 'soon', when: { on: 'overdue', by: { amount: 4, unit: 'working-day' } } }
    // Nobody has answered: every desk up to the district is rung.
    expect(new Set(one.open())).toEqual(new Set(['alert', 'call-out', 'contact', 'follow-up']))
    const fired = differences(one, withLadder(soon))
    expect(fired).toHaveLength(1)
    expect(fired).toMatchObject([{ after: { facts: { task: one.task('follow-up').taskId } } }])
  })

  it('nor does the call of an emergency that becomes known after the handling', () => {
    const one = openedCase({ pack: withLadder(), report: { matter: 'exposed-rubbish' } })
    for (let calls = 0; one.open().includes('contact'); calls += 1) {
      if (calls > 10) throw new Error('The reporter is called for ever.')
      one.report(callTaker, 'contact', { outcome: 'unreachable' })
      one.wait(25)
    }
    one.report(inspector, 'verify', { outcome: 'accepted' })
    if (one.at() === 'dispatch')
      one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
    one.report(squad, 'handle', { outcome: 'done', note })
    one.join({ emergency: true })
    expect(one.at()).toBe('reinspection')
    expect(one.task('contact').alongside).toBe(true)
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    one.waitUntil(local('2021-02-05 10:00'))
    // Nobody has answered: every desk up to the district is rung.
    expect(new Set(one.open())).toEqual(new Set(['alert', 'call-out', 'contact', 'follow-up']))
    const soon = { rule: 'soon', when: { on: 'overdue', by: { amount: 2, unit: 'working-day' } } }
    const fired = differences(one, withLadder(soon)).map(({ after }) => after?.facts.task)
    expect(fired).toEqual([one.task('follow-up').taskId])
  })

  it('a rule that nobody can judge is an error, never skipped', () => {
    const one = failedOnce(withLadder())
    const broken = {
      ...PACK.policy,
      ladder: [{ rule: 'x', when: { on: 'failed-reinspection', floors: 3 }, to: 'grid' }],
    }
    const after = { ...PACK, policy: broken } as unknown as Pack
    expect(() => differencesIn(pastOf(one), rulesOf(one.pack), rulesOf(after))).toThrow(/nobody counted/)
  })
})

describe('The ladder that ran', () => {
  const times = { failed: 2, parties: 2 }
  const ran = withLadder(
    { rule: 'failed-often', when: { on: 'failed-reinspection', ...times }, to: 'street' },
    { rule: 'failed', when: { on: 'failed-reinspection', failed: 1 } },
    { rule: 'returns', when: { on: 'returns', returns: 2 } },
    { rule: 'returning', when: { on: 'returning-parties', parties: 2 } },
    { rule: 'broken', when: { on: 'broken-promises', broken: 1 } },
    { rule: 'many', when: { on: 'reports', joined: 2 }, to: 'district' },
    { rule: 'lacking-again', when: { on: 'conditions-lacking', times: 2 }, to: 'street' },
    { rule: 'broad', when: { on: 'accepted', reports: 2 } },
  )
  const names = ran.policy.ladder.map(({ rule }) => rule)
  const own: readonly string[] = [...names, ...PATH_TRIGGERS, 'complex-matter']

  it('fires in a dry run as it fired then, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 30, maxLength: 90, size: 'max' }), (moves) => {
        const one = inHandling({ cooperating: ['fangban', 'wuye'] }, { pack: ran })
        for (const made of moves) {
          if (made.move === 'time')
            one.waitUntil(new Date(Date.parse(one.now) + made.hours * 3_600_000).toISOString())
          else if (made.move === 'join' && one.case.status === 'open') one.join()
          else play(one, made)
        }
        const told = one.told('case-referred').filter(({ rule }) => own.includes(rule))
        const fired = firedIn(pastOf(one), rulesOf(ran), names)
        expect(fired.map(({ rule }) => rule)).toEqual(told.map(({ rule }) => rule))
        expect(fired.map(({ facts }) => facts)).toMatchObject(
          told.map(({ facts }) => (facts.matter === undefined ? facts : {})),
        )
      }),
      { numRuns: 60 },
    )
  })

  function play(one: CaseHarness, made: Parameters<typeof commandOf>[1]): void {
    if (made.move === 'join' || made.move === 'withdraw' || made.move === 'again') return
    const asked = commandOf(one, made)
    if (asked === undefined) return
    try {
      one.attempt(asked.who, asked.command, asked.read)
    } catch (thrown) {
      if (!(thrown instanceof Conflict)) throw thrown
    }
    one.runMachine()
  }
})
