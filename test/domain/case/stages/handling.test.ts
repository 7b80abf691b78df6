import { describe, expect, it } from 'vitest'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  leaderOf,
  shiftLeader,
  system,
} from '#test/support/actors.ts'
import { local, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, inReinspection, proposed } from '#test/support/case-ways.ts'

const note = '照此办理'
const partyOf = (code: string) => {
  const found = PACK.parties.find((one) => one.code === code)
  if (found === undefined) throw new Error(`The sample pack has no ${code}.`)
  return found
}
const squad = handlerOf('chengguan')
const housing = handlerOf('fangban')
const both = { lead: 'chengguan', cooperating: ['fangban'] }
const lead = { kind: 'handle', party: 'chengguan' } as const
const cooperating = { kind: 'handle', party: 'fangban' } as const

describe('Departments handle it', () => {
  it.each([
    ['done', ['chengguan'], 'checked'],
    ['explained', ['chengguan'], 'explained'],
    ['unfounded', ['chengguan'], 'explained'],
  ] as const)('is checked on site after %s', (outcome, judged, closure) => {
    const one = inHandling()
    one.report(squad, 'handle', { outcome, note })
    expect(one.at()).toBe('reinspection')
    expect(one.case).toMatchObject({ judged, closure })
  })

  it.each([
    ['done', 'no-site'],
    ['explained', 'explained'],
    ['unfounded', 'explained'],
  ] as const)('closes after %s where there is no site', (outcome, closure) => {
    const one = inHandling({ lead: 'juwei' }, { report: { matter: 'neighbour-dispute' } })
    one.report(handlerOf('juwei'), 'handle', { outcome, note })
    expect(one.at()).toBe('follow-up')
    expect(one.told('case-closed')).toEqual([{ closure }])
  })

  it('takes lacking conditions to the grid leader, with every other part falling away', () => {
    const one = inHandling(both)
    one.report(squad, lead, { outcome: 'conditions-lacking', note })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['conditions-lacking'])
    expect(one.told('task-settled').at(-1)).toMatchObject({ outcome: 'no-longer-needed' })
  })

  it('does not let the lead report for the whole while a cooperating party owes its part', () => {
    const one = inHandling(both)
    for (const outcome of ['done', 'explained', 'unfounded'] as const)
      expect(refusalOf(() => one.report(squad, lead, { outcome, note }))).toBe('cooperating-open')
    one.report(housing, cooperating, { outcome: 'done', note })
    one.report(squad, lead, { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
    expect(one.case.judged).toEqual(['fangban', 'chengguan'])
  })

  it('lets only the lead promise or miss conditions', () => {
    const one = inHandling(both)
    const promised = {
      outcome: 'promised',
      who: '棚内人员',
      what: '搬走',
      until: local('2021-01-20 12:00'),
    } as const
    expect(refusalOf(() => one.report(housing, cooperating, promised))).toBe('wrong-outcome')
    expect(refusalOf(() => one.report(housing, cooperating, { outcome: 'conditions-lacking', note }))).toBe(
      'wrong-outcome',
    )
  })

  it('releases a cooperating party only with a reason, by dispatcher or leader', () => {
    const one = inHandling(both)
    const { taskId } = one.task(cooperating)
    for (const who of [squad, housing, callTaker, inspector, leaderOf('g2')])
      expect(refusalOf(() => one.act(who, { action: 'release', taskId, note }))).toBe('not-permitted')
    one.act(leader, { action: 'release', taskId, note: '已由主责代办' })
    expect(one.case.cooperating).toEqual([])
    expect([...one.world.texts.values()]).toContain('已由主责代办')
    one.report(squad, 'handle', { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
  })

  it('never releases the lead', () => {
    const one = inHandling(both)
    const { taskId } = one.task(lead)
    expect(refusalOf(() => one.act(dispatcher, { action: 'release', taskId, note }))).toBe('wrong-outcome')
  })

  it('adds parties while it runs, none of them twice', () => {
    const one = inHandling(both)
    one.act(dispatcher, { action: 'add-party', party: 'wuye' })
    one.act(dispatcher, { action: 'add-party', party: 'wuye' })
    one.act(dispatcher, { action: 'add-party', party: 'chengguan' })
    expect(one.open()).toEqual(['handle', 'handle', 'handle'])
    expect(one.told('party-added')).toEqual([{ party: 'wuye' }])
    expect(refusalOf(() => one.act(dispatcher, { action: 'add-party', party: 'x' }))).toBe('party-unknown')
    expect(refusalOf(() => one.act(squad, { action: 'add-party', party: 'juwei' }))).toBe('not-permitted')
  })

  it('adds no more parties than one decision can let go', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...partyOf('wuye'), code: `p${at}` }))
    const pack = { ...PACK, parties: [...PACK.parties, ...many] }
    const one = inHandling({ lead: 'chengguan' }, { pack, report: { emergency: false } })
    for (let at = 0; at < 15; at += 1) one.act(dispatcher, { action: 'add-party', party: `p${at}` })
    expect(refusalOf(() => one.act(dispatcher, { action: 'add-party', party: 'p15' }))).toBe(
      'too-many-parties',
    )
    // Whatever each of them has asked for goes as well.
    for (const { taskId, assignee } of one.state().tasks) {
      const who = handlerOf(assignee.kind === 'party' ? assignee.party : '')
      one.act(who, { action: 'ask-extension', taskId, until: local('2021-01-29 17:30'), note })
      one.reportOn(who, taskId, { outcome: 'returned', reason: 'not-our-duty', note })
    }
    one.act(shiftLeader, { action: 'end', ground: 'litigation', note })
    expect(one.open()).toHaveLength(16 * 3 + 1)
    expect(one.act(dispatcher, { action: 'refer', note }).length).toBeLessThanOrEqual(90)
    expect(one.at()).toBe('leader')
  })

  it('adds parties in no other stage', () => {
    const one = inReinspection()
    expect(refusalOf(() => one.act(dispatcher, { action: 'add-party', party: 'wuye' }))).toBe('wrong-stage')
  })

  it('lets nobody report for a party but the party and its steward (代录)', () => {
    const one = inHandling({ lead: 'guanliban', cooperating: ['disanfang'] })
    const part = { kind: 'handle', party: 'disanfang' } as const
    const done = { outcome: 'done', note } as const
    for (const who of [housing, dispatcher, leader, inspector, system, { ...squad, roles: [] }])
      expect(refusalOf(() => one.report(who, part, done))).toBe('not-permitted')
    expect(refusalOf(() => one.report(squad, part, done))).toBe('proof-needed')
    one.report(squad, part, { ...done, evidence: ['照片一', '照片二'] })
    expect([...one.world.texts.values()]).toContain('照片一\n照片二')
    expect(one.case.judged).toEqual(['disanfang'])
    expect(one.events().filter((told) => told.metadata.actor === squad.id)).not.toHaveLength(0)
  })

  it('keeps a signature without starting a clock by it', () => {
    const one = inHandling()
    const before = one.task('handle')
    one.now = local('2021-01-18 15:00')
    one.act(squad, { action: 'sign', taskId: before.taskId })
    one.act(squad, { action: 'sign', taskId: before.taskId })
    expect(one.task('handle')).toMatchObject({ signedAt: one.now, dueAt: before.dueAt })
    expect(one.told('task-signed')).toHaveLength(1)
    expect(refusalOf(() => one.act(housing, { action: 'sign', taskId: before.taskId }))).toBe('not-permitted')
  })

  it('counts urges', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.act(callTaker, { action: 'urge', taskId })
    one.act(leader, { action: 'urge', taskId })
    expect(one.task('handle').urged).toBe(2)
    expect(refusalOf(() => one.act(squad, { action: 'urge', taskId }))).toBe('not-permitted')
    expect(refusalOf(() => one.act(leader, { action: 'urge', taskId: 'c-1.77' }))).toBe('task-unknown')
  })
})

describe('A due time', () => {
  it('that comes early finds nothing to do, late and double it urges once', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    expect(one.deadlineReached(taskId)).toEqual([])
    one.now = dueAt
    one.deadlineReached(taskId)
    expect(one.deadlineReached(taskId)).toEqual([])
    expect(one.task('handle')).toMatchObject({ overdueSince: dueAt, urged: 1 })
    expect(one.told('task-overdue')).toEqual([{ taskId, dueAt }])
  })

  it('refers nothing by itself: what is overdue can still be done, until the ladder says otherwise', () => {
    const one = inHandling()
    one.waitUntil(local('2021-02-03 09:00'))
    expect(one.at()).toBe('handling')
    one.report(squad, 'handle', { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
  })

  it('of a task that is settled or unknown, or of a case that has ended, does nothing', () => {
    const one = openedCase()
    const { taskId } = one.task('contact')
    one.report(callTaker, 'contact', { outcome: 'rejected', reason: 'malicious', note })
    one.now = local('2022-01-01 09:00')
    expect(one.deadlineReached(taskId)).toEqual([])
    expect(one.deadlineReached('c-1.50')).toEqual([])
  })
})

describe('Every human stage', () => {
  it('lets only heads transfer and end a case', () => {
    for (const action of [
      { action: 'transfer', to: 'yinhang-street', note },
      { action: 'end', ground: 'litigation', note },
    ] as const) {
      const one = inHandling()
      for (const who of [dispatcher, callTaker, squad, inspector, leaderOf('g3')])
        expect(refusalOf(() => one.act(who, action))).toBe('not-permitted')
      if (action.action === 'end') {
        expect(refusalOf(() => one.act(shiftLeader, { ...action, proposal: 1 }))).toBe('no-proposal')
        one.act(shiftLeader, action)
        expect(one.case.status).toBe('open')
        expect(refusalOf(() => one.act(shiftLeader, action))).toBe('own-proposal')
        const own = { ...action, proposal: proposed(one) }
        expect(refusalOf(() => one.act(shiftLeader, own))).toBe('own-proposal')
        // Another head who has not read it only meant to propose; who names another one, or another ground, has to read it.
        for (const unread of [action, { ...own, proposal: 1 }, { ...own, ground: 'petition' as const }])
          expect(refusalOf(() => one.act(centreHead, unread))).toBe('proposal-changed')
      }
      one.act(centreHead, action.action === 'end' ? { ...action, proposal: proposed(one) } : action)
      expect(one.case.status).toBe('ended')
    }
  })
})
