import { describe, expect, it } from 'vitest'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Task } from '#domain/case/record/task.ts'
import {
  centreHead,
  dispatcher,
  handlerOf,
  leader,
  otherHead,
  shiftLeader,
  streetLeader,
  supervisor,
} from '#test/support/actors.ts'
import { type CaseHarness, local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, inJointHandling, proposed, withLeader } from '#test/support/case-ways.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')
const RETURNED = { outcome: 'returned', reason: 'not-our-duty', note } as const
const PARK: TaskOutcome = {
  outcome: 'park',
  reviewAt: local('2021-03-01 09:00'),
  note,
  endsWhen: '经费到位',
  publicWords: '已列入计划',
}
const desk = (role: string) => ({ assignee: { kind: 'role', role } })
const extension = (one: CaseHarness, kind: Task['kind'], until: string) =>
  one.act(squad, { action: 'ask-extension', taskId: one.task(kind).taskId, until, note })

describe('Whatever was asked for is a task of whoever rules on it, from the moment it is asked', () => {
  it.each<[string, () => CaseHarness, object]>([
    [
      'a return, of the dispatcher',
      () => {
        const one = inHandling()
        one.report(squad, 'handle', RETURNED)
        return one
      },
      { ...desk('dispatcher'), dueAt: local('2021-01-18 15:00'), ruling: { on: 'return', by: squad.id } },
    ],
    [
      'an objection, of the shift leader',
      () => {
        const one = inHandling()
        one.report(squad, 'handle', RETURNED)
        const { taskId } = one.task('handle')
        one.act(dispatcher, { action: 'rule-on-return', taskId, accept: false })
        one.act(squad, { action: 'object-to-ruling', taskId, note })
        return one
      },
      { ...desk('shift-leader'), dueAt: local('2021-01-19 17:30'), ruling: { on: 'objection' } },
    ],
    [
      'an extension, of the dispatcher',
      () => {
        const one = inHandling()
        extension(one, 'handle', local('2021-01-29 17:30'))
        return one
      },
      { ...desk('dispatcher'), ruling: { on: 'extension' } },
    ],
    [
      'a second extension, of the centre’s head',
      () => {
        const one = inHandling()
        extension(one, 'handle', local('2021-01-29 17:30'))
        const { taskId } = one.task('handle')
        one.act(dispatcher, { action: 'rule-on-extension', taskId, grant: true })
        extension(one, 'handle', local('2021-02-03 17:30'))
        return one
      },
      { ...desk('centre-head'), ruling: { on: 'extension', asked: { extensions: 1 } } },
    ],
    [
      'an extension of an item of the plan, of the leader of the case',
      () => {
        const one = inJointHandling([{ item: 'clear', party: 'chengguan' }])
        extension(one, 'plan-item', local('2021-02-05 17:30'))
        return one
      },
      { assignee: { kind: 'role', role: 'grid-leader', grid: 'g1' }, ruling: { on: 'extension' } },
    ],
    [
      'another processing type, of the shift leader',
      () => {
        const one = inHandling()
        const { taskId } = one.task('handle')
        one.act(squad, {
          action: 'ask-processing',
          taskId,
          processing: 'comprehensive',
          note,
          evidence: [note],
        })
        return one
      },
      { ...desk('shift-leader'), ruling: { on: 'processing' } },
    ],
    [
      'a proposal to park, of the centre’s head',
      () => {
        const one = withLeader()
        one.report(leader, 'decide', PARK)
        return one
      },
      { ...desk('centre-head'), dueAt: local('2021-01-19 17:30'), ruling: { on: 'proposal', by: leader.id } },
    ],
    [
      'a proposal to end, of whoever sits above the head that made it',
      () => {
        const one = inHandling()
        one.act(centreHead, { action: 'end', ground: 'litigation', note })
        return one
      },
      { ...desk('street-leader'), ruling: { on: 'proposal', by: centreHead.id } },
    ],
  ])('%s', (_what, asked, expected) => {
    expect(asked().task('ruling')).toMatchObject(expected)
  })

  it('falls away with what it was asked about, in the same event', () => {
    const one = inHandling()
    extension(one, 'handle', local('2021-01-29 17:30'))
    const { taskId } = one.task('ruling')
    one.report(squad, 'handle', { outcome: 'done', note })
    expect(one.open()).toEqual(['reinspect'])
    expect(one.told('task-settled').at(-1)).toMatchObject({
      kind: 'handle',
      outcome: 'done',
      unruled: [taskId],
    })
  })

  it('falls away with a promise, by which a return is given up, and what is asked for beside it stays', () => {
    const one = inHandling()
    extension(one, 'handle', local('2021-01-29 17:30'))
    one.report(squad, 'handle', RETURNED)
    one.report(squad, 'handle', {
      outcome: 'promised',
      who: '车棚管理员',
      what: '自行拆除',
      until: local('2021-01-21 17:30'),
    })
    expect(one.at()).toBe('reinspection')
    expect(one.task('ruling')).toMatchObject({ stage: 'reinspection', ruling: { on: 'extension' } })
    one.act(dispatcher, { action: 'rule-on-extension', taskId: one.task('handle').taskId, grant: true })
    expect(one.open()).toEqual(['handle', 'reinspect'])
  })

  it('is another one for another proposal, and none once it is refused', () => {
    const one = withLeader()
    one.report(leader, 'decide', PARK)
    const first = one.task('ruling')
    one.report(leader, 'decide', { outcome: 'explain', note })
    expect(one.task('ruling').taskId).not.toBe(first.taskId)
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    expect(one.open()).toEqual(['decide'])
  })

  it('on an ending can be refused, by whoever did not propose it', () => {
    const one = inHandling()
    one.act(shiftLeader, { action: 'end', ground: 'litigation', note })
    expect(one.task('ruling')).toMatchObject(desk('centre-head'))
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    expect(one.case).not.toHaveProperty('proposal')
    expect(one.open()).toEqual(['handle'])
  })
})

describe('A ruling that nobody makes', () => {
  it('is warned of, urged, and climbs 值班长 → 中心主任 → 分管领导, who may rule then; nothing is granted, nothing referred', () => {
    const one = inHandling()
    one.report(squad, 'handle', RETURNED)
    const { taskId } = one.task('handle')
    one.act(dispatcher, { action: 'rule-on-return', taskId, accept: false })
    one.act(squad, { action: 'object-to-ruling', taskId, note })
    const asked = one.now
    const climbs: [string, string][] = []
    for (const until of ['01-20 17:30', '01-22 17:30', '01-29 17:30', '02-05 17:30']) {
      one.waitUntil(local(`2021-${until}`))
      const { assignee, sentAt, ruling } = one.task('ruling')
      expect(ruling).toMatchObject({ at: asked, by: squad.id })
      climbs.push([assignee.kind === 'role' ? assignee.role : '', sentAt])
    }
    // Due on Tuesday at 17:30; four working hours later it goes up, where it has a working day again.
    expect(climbs).toEqual([
      ['centre-head', local('2021-01-20 15:00')],
      ['street-leader', local('2021-01-22 15:00')],
      ['street-leader', local('2021-01-22 15:00')],
      ['street-leader', local('2021-01-22 15:00')],
    ])
    expect(one.told('ruling-climbed').map(({ to }) => to)).toEqual([
      { kind: 'role', role: 'centre-head' },
      { kind: 'role', role: 'street-leader' },
    ])
    expect(one.told('task-settled').slice(-2)).toMatchObject([{ outcome: 'climbed' }, { outcome: 'climbed' }])
    expect(one.told('task-warned').length).toBeGreaterThanOrEqual(6)
    expect(one.task('ruling')).toMatchObject({ urged: 1, overdueSince: local('2021-01-25 17:30') })
    expect(one.at()).toBe('handling')
    expect(one.rules()).toEqual([])

    one.act(streetLeader, { action: 'rule-finally', taskId, accept: true, note })
    expect(one.at()).toBe('dispatch')
  })

  it('of the desk below may be made by the desk that it has come to, and by nobody above before', () => {
    const one = inHandling()
    one.report(squad, 'handle', RETURNED)
    const ruling = { action: 'rule-on-return', taskId: one.task('handle').taskId, accept: true } as const
    expect(refusalOf(() => one.act(streetLeader, ruling))).toBe('not-permitted')
    one.report(dispatcher, 'ruling', { outcome: 'handed-up', note })
    one.report(shiftLeader, 'ruling', { outcome: 'handed-up', note })
    one.report(centreHead, 'ruling', { outcome: 'handed-up', note })
    expect(refusalOf(() => one.report(streetLeader, 'ruling', { outcome: 'handed-up', note }))).toBe(
      'wrong-stage',
    )
    one.act(streetLeader, ruling)
    expect(one.at()).toBe('dispatch')
  })
})

describe('Who asked in time', () => {
  const lateIn = (one: CaseHarness) =>
    one.told('task-overdue').filter(({ taskId }) => taskId === one.task('handle').taskId)

  it('is not late while nobody rules, and refused, is late from the ruling on', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    extension(one, 'handle', local('2021-01-29 17:30'))
    one.waitUntil(local('2021-02-02 10:00'))
    expect(lateIn(one)).toEqual([])
    expect(one.task('handle')).toMatchObject({ dueAt, urged: 0 })

    one.act(streetLeader, { action: 'rule-on-extension', taskId, grant: false })

    expect(lateIn(one)).toEqual([{ taskId, dueAt, from: local('2021-02-02 10:00') }])
    // Five working days after the ruling (Sunday the 7th is worked), not after the due time.
    expect(one.task('handle')).toMatchObject({
      overdueSince: local('2021-02-02 10:00'),
      urged: 1,
      referAt: { rule: 'long-overdue', at: local('2021-02-08 17:30') },
    })
  })

  it('and is refused in time still has until the due time', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    extension(one, 'handle', local('2021-01-29 17:30'))
    one.act(dispatcher, { action: 'rule-on-extension', taskId, grant: false })
    expect(one.task('handle')).not.toHaveProperty('held')
    one.waitUntil(dueAt)
    expect(lateIn(one)).toEqual([{ taskId, dueAt }])
  })

  it('waits for each of two rulings', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    extension(one, 'handle', local('2021-01-29 17:30'))
    one.act(squad, { action: 'ask-processing', taskId, processing: 'comprehensive', note, evidence: [note] })
    one.act(dispatcher, { action: 'rule-on-extension', taskId, grant: false })
    one.waitUntil(local('2021-02-01 10:00'))
    expect(lateIn(one)).toEqual([])
    one.act(shiftLeader, { action: 'rule-on-processing', taskId, grant: false })
    expect(lateIn(one)).toHaveLength(1)
  })

  it('objects after the due time has passed in the first ruling stays late', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.report(squad, 'handle', RETURNED)
    one.waitUntil(local('2021-02-01 10:00'))
    one.act(centreHead, { action: 'rule-on-return', taskId, accept: false })
    one.act(squad, { action: 'object-to-ruling', taskId, note })
    expect(one.task('handle')).toMatchObject({ overdueSince: local('2021-02-01 10:00') })
    expect(one.task('handle')).not.toHaveProperty('held')
  })

  it('to park: the leader is not late for eight days without a signature, nor the head while the district is asked', () => {
    const one = withLeader()
    one.act(supervisor, { action: 'supervise', note })
    one.report(leader, 'decide', PARK)
    one.act(dispatcher, { action: 'ask-consent', to: 'park', note })
    one.waitUntil(local('2021-01-27 09:00'))
    expect(one.task('decide')).not.toHaveProperty('overdueSince')
    expect(one.task('ruling')).toMatchObject(desk('centre-head'))
    expect(one.task('ruling')).not.toHaveProperty('overdueSince')
    expect(one.task('consent')).toMatchObject({ urged: 1, overdueSince: local('2021-01-20 17:30') })

    one.report(supervisor, 'consent', { outcome: 'given', note })
    expect(one.task('ruling')).toMatchObject({ overdueSince: local('2021-01-27 09:00') })
    one.act(otherHead, { action: 'countersign', proposal: proposed(one) })
    expect(one.at()).toBe('parked')
  })
})
