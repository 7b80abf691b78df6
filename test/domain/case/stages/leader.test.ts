import { describe, expect, it } from 'vitest'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { caseRecord } from '#domain/case/record/case.ts'
import {
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  leader,
  leaderOf,
  otherHead,
  supervisor,
} from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import {
  agree,
  blowWhistle,
  delegate,
  inHandling,
  inParked,
  proposed,
  withLeader,
} from '#test/support/case-ways.ts'

const note = '会商决定'
const reviewAt = local('2021-03-01 09:00')
const park = { outcome: 'park', reviewAt, note, endsWhen: '经费到位', publicWords: '已列入计划' } as const
const explain = { outcome: 'explain', note } as const
const item = { item: 'clear', party: 'wuye', action: '清理', dueAt: local('2021-01-25 09:00') }

describe('The grid leader decides', () => {
  it('has the case from a referral on, with a due time', () => {
    const one = withLeader()
    expect(one.case.referred).toBe(true)
    expect(one.task('decide')).toMatchObject({
      assignee: { kind: 'role', role: 'grid-leader', grid: 'g1' },
      dueAt: local('2021-01-20 17:30'),
    })
  })

  it('is the leader of this grid, or its deputy while delegated', () => {
    const one = withLeader()
    const assigned: TaskOutcome = { outcome: 'assigned', lead: 'wuye', cooperating: [] }
    for (const who of [leaderOf('g2'), deputy, centreHead, dispatcher, handlerOf('chengguan')])
      expect(refusalOf(() => one.report(who, 'decide', assigned))).toBe('not-permitted')
    delegate(one).report(deputy, 'decide', assigned)
    expect(one.at()).toBe('handling')
    expect(one.case.lead).toBe('wuye')
  })

  it('assigns only parties the pack knows', () => {
    const one = withLeader()
    const assigned: TaskOutcome = { outcome: 'assigned', lead: 'x', cooperating: [] }
    expect(refusalOf(() => one.report(leader, 'decide', assigned))).toBe('party-unknown')
  })

  it('raises a case step by step, to the street and to the district', () => {
    const one = withLeader()
    expect(refusalOf(() => one.act(dispatcher, { action: 'refer', note }))).toBe('not-permitted')
    one.act(leader, { action: 'refer', note })
    expect(one.task('decide').assignee).toEqual({ kind: 'role', role: 'centre-head' })
    expect(refusalOf(() => one.report(leader, 'decide', park))).toBe('not-permitted')
    one.act(centreHead, { action: 'refer', note })
    expect(one.task('decide').assignee).toEqual({ kind: 'role', role: 'supervisor' })
    expect(refusalOf(() => one.act(supervisor, { action: 'refer', note }))).toBe('wrong-stage')
    expect(one.case.referrals.map(({ facts }) => facts)).toMatchObject([
      {},
      { step: 'street' },
      { step: 'district' },
    ])
    one.report(supervisor, 'decide', { outcome: 'assigned', lead: 'wuye', cooperating: [] })
    expect(one.at()).toBe('handling')
  })
})

describe('A countersignature', () => {
  it('parks the case until its review date', () => {
    const one = inParked()
    expect(one.at()).toBe('parked')
    expect(one.task('review').dueAt).toBe(reviewAt)
    expect(one.told('proposal-ruled')).toMatchObject([{ to: 'park', countersigned: true }])
    expect(one.case).toMatchObject({
      parking: { endsWhen: '经费到位', publicWords: '已列入计划' },
      parkings: 1,
    })
  })

  it('closes what is explained, without a check on site', () => {
    const one = withLeader()
    one.report(leader, 'decide', explain)
    expect(one.at()).toBe('leader')
    one.act(centreHead, { action: 'countersign', proposal: proposed(one) })
    expect(one.told('case-closed')).toEqual([{ closure: 'explained' }])
    expect(one.at()).toBe('follow-up')
  })

  it('is given by the centre’s head, never by whoever proposed', () => {
    const one = withLeader()
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'no-proposal',
    )
    one.report(leader, 'decide', park)
    for (const who of [leader, deputy, dispatcher, supervisor])
      expect(refusalOf(() => one.act(who, { action: 'countersign', proposal: proposed(one) }))).toBe(
        'not-permitted',
      )
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    one.act(leader, { action: 'refer', note })
    one.report(centreHead, 'decide', park)
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'own-proposal',
    )
    expect(refusalOf(() => one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) }))).toBe(
      'own-proposal',
    )
    one.act(otherHead, { action: 'countersign', proposal: proposed(one) })
    expect(one.at()).toBe('parked')
  })

  it('names what was read: what is proposed in its place meanwhile is not signed unread', () => {
    const one = withLeader()
    one.report(leader, 'decide', park)
    const read = proposed(one)
    expect(one.events().at(-2)).toMatchObject({ type: 'proposal-made', metadata: { sequence: read } })
    one.report(leader, 'decide', { ...park, reviewAt: local('2022-03-01 09:00') })
    for (const action of ['countersign', 'refuse-proposal'] as const)
      expect(refusalOf(() => one.act(centreHead, { action, proposal: read }))).toBe('proposal-changed')
    const now = proposed(one)
    one.act(centreHead, { action: 'countersign', proposal: now })
    expect(one.told('proposal-ruled')).toEqual([{ to: 'park', proposal: now, countersigned: true }])
    expect(one.task('review').dueAt).toBe(local('2022-03-01 09:00'))
  })

  it('is still given to a proposal that was stored before they were numbered', () => {
    const one = withLeader()
    one.report(leader, 'decide', explain)
    const { number: _none, ...stored } = one.case.proposal ?? {}
    const before = caseRecord().parse({ ...one.case, proposal: stored })
    one.world.cases.set(one.caseId, before)
    expect(before.proposal?.number).toBe(0)
    one.act(centreHead, { action: 'countersign', proposal: 0 })
    expect(one.at()).toBe('follow-up')
  })

  it('that is refused leaves the case with the leader', () => {
    const one = withLeader()
    one.report(leader, 'decide', explain)
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    expect(one.at()).toBe('leader')
    expect(one.open()).toEqual(['decide'])
    expect(refusalOf(() => one.act(otherHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'no-proposal',
    )
  })

  it('does not reach over from an earlier visit', () => {
    const one = withLeader()
    one.report(leader, 'decide', explain)
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'wuye', cooperating: [] })
    one.act(dispatcher, { action: 'refer', note })
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'no-proposal',
    )
  })

  it('parks nothing until a date that has passed', () => {
    const one = withLeader()
    expect(refusalOf(() => one.report(leader, 'decide', { ...park, reviewAt: one.now }))).toBe('date-past')
  })
})

describe('Parked', () => {
  it('is back on the leader’s desk at its review date by itself', () => {
    const one = inParked()
    one.waitUntil(local('2021-02-28 23:59'))
    expect(one.at()).toBe('parked')
    one.waitUntil(reviewAt)
    expect(one.at()).toBe('leader')
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ stage: 'parked', outcome: 'review' })
    expect(one.case.parkedUntil).toBeUndefined()
  })

  it.each(['condition-met', 'worse'] as const)('is back at once when anybody says %s', (outcome) => {
    const one = inParked()
    one.report(handlerOf('juwei'), 'review', { outcome, note })
    expect(one.at()).toBe('leader')
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ outcome })
  })

  it('is worse when another report joins', () => {
    const one = inParked()
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ outcome: 'worse' })
  })

  it('lets the leader refer it back', () => {
    const one = inParked()
    one.act(leader, { action: 'refer', note })
    expect(one.at()).toBe('leader')
  })
})

describe('The whistle', () => {
  const whistle = (reportInBy: string, parties = ['wuye', 'juwei', 'wuye']) =>
    ({ action: 'whistle', ground: 'emergency', mode: 'on-site', parties, reportInBy }) as const
  const soon = local('2021-01-18 14:00')

  it('calls parties, which report in themselves or are noted by the leader', () => {
    const one = withLeader()
    one.act(leader, whistle(soon))
    expect(one.told('whistle-blown')).toMatchObject([{ parties: ['wuye', 'juwei'] }])
    one.act(handlerOf('wuye'), { action: 'report-in' })
    one.act(handlerOf('wuye'), { action: 'report-in' })
    one.act(leader, { action: 'report-in', party: 'juwei' })
    expect(one.told('party-reported-in')).toEqual([
      { party: 'wuye', late: false },
      { party: 'juwei', late: false },
    ])
    expect(one.case.whistle?.called).toEqual([
      { party: 'wuye', reportedInAt: one.now },
      { party: 'juwei', reportedInAt: one.now },
    ])
  })

  it('is the leader’s alone, for parties of the pack, for a time to come', () => {
    const one = withLeader()
    for (const who of [dispatcher, leaderOf('g2'), centreHead])
      expect(refusalOf(() => one.act(who, whistle(soon)))).toBe('not-permitted')
    expect(refusalOf(() => one.act(leader, whistle(soon, ['x'])))).toBe('party-unknown')
    expect(refusalOf(() => one.act(leader, whistle(one.now)))).toBe('date-past')
    const outOfTheBlue = { ...whistle(soon), ground: 'full-moon' }
    expect(refusalOf(() => one.act(leader, outOfTheBlue))).toBe('ground-unknown')
  })

  it('is answered by no party that was not called, nor for another', () => {
    const one = withLeader()
    expect(refusalOf(() => one.act(handlerOf('wuye'), { action: 'report-in' }))).toBe('not-permitted')
    expect(refusalOf(() => one.act(leader, { action: 'report-in', party: 'wuye' }))).toBe('not-whistled')
    one.act(leader, whistle(soon))
    expect(refusalOf(() => one.act(handlerOf('fangban'), { action: 'report-in' }))).toBe('not-permitted')
    expect(refusalOf(() => one.act(handlerOf('wuye'), { action: 'report-in', party: 'juwei' }))).toBe(
      'not-yours',
    )
    expect(refusalOf(() => one.act(leader, { action: 'report-in' }))).toBe('not-whistled')
  })

  it('comes before a plan, anew in every visit', () => {
    const one = withLeader()
    const plan: TaskOutcome = { outcome: 'plan', items: [item] }
    expect(refusalOf(() => one.report(leader, 'decide', plan))).toBe('whistle-first')
    blowWhistle(one, ['wuye'])
    agree(one, [item])
    one.act(leader, { action: 'refer', note })
    expect(refusalOf(() => one.report(leader, 'decide', plan))).toBe('whistle-first')
    blowWhistle(one, ['wuye'])
    agree(one, [item])
    expect(one.told('plan-agreed').map(({ version }) => version)).toEqual([1, 2])
  })

  it('has minutes, in which who had not reported in is absent, and who comes after the time is late', () => {
    const one = withLeader()
    expect(refusalOf(() => one.act(leader, { action: 'keep-minutes', note }))).toBe('whistle-first')
    one.act(leader, whistle(soon, ['wuye', 'juwei', 'chengguan']))
    one.act(handlerOf('wuye'), { action: 'report-in' })
    one.now = local('2021-01-18 14:30')
    one.act(handlerOf('chengguan'), { action: 'report-in' })
    for (const who of [handlerOf('wuye'), dispatcher])
      expect(refusalOf(() => one.act(who, { action: 'keep-minutes', note }))).toBe('not-permitted')
    one.act(leader, { action: 'keep-minutes', note: '三方同意限期自行整改' })
    expect(one.told('party-reported-in').map(({ late }) => late)).toEqual([false, true])
    expect(one.told('whistle-held')).toMatchObject([{ present: ['wuye', 'chengguan'], absent: ['juwei'] }])
    expect([...one.world.texts.values()]).toContain('三方同意限期自行整改')
    expect(JSON.stringify(one.events())).not.toContain('三方同意')
    expect(one.case.whistle?.heldAt).toBe(one.now)
    expect(refusalOf(() => one.act(leader, { action: 'keep-minutes', note }))).toBe('minutes-kept')
    agree(one, [item])
    expect(one.told('whistle-held')).toHaveLength(1)
  })

  it('records who was absent with the plan, where nobody kept minutes', () => {
    const one = withLeader()
    blowWhistle(one, ['wuye', 'juwei'])
    one.act(handlerOf('wuye'), { action: 'report-in' })
    agree(one, [item])
    expect(one.told('whistle-held')).toEqual([{ present: ['wuye'], absent: ['juwei'] }])
  })

  it('is blown in no other stage', () => {
    expect(refusalOf(() => inHandling().act(leader, whistle(soon)))).toBe('wrong-stage')
  })
})

describe('A plan', () => {
  it.each([
    ['of an unknown party', [{ ...item, party: 'x' }], 'party-unknown'],
    ['that is due already', [{ ...item, dueAt: local('2021-01-18 09:00') }], 'date-past'],
    ['with a name twice', [item, item], 'plan-unsound'],
    ['that waits for itself', [{ ...item, after: { item: 'clear', ending: 'done' } }], 'plan-unsound'],
    [
      'that waits for an item below',
      [
        { ...item, after: { item: 'later', ending: 'done' } },
        { ...item, item: 'later' },
      ],
      'plan-unsound',
    ],
  ] as const)('%s is refused', (_why, items, code) => {
    const one = withLeader()
    blowWhistle(one, ['wuye'])
    expect(
      refusalOf(() =>
        one.report(leader, 'decide', { outcome: 'plan', items: structuredClone(items) as never }),
      ),
    ).toBe(code)
  })
})
