import { describe, expect, it } from 'vitest'
import { centreHead, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, inJointHandling } from '#test/support/case-ways.ts'

const note = '设备未到'
const squad = handlerOf('chengguan')
const FIRST = local('2021-01-29 17:30')
const SECOND = local('2021-02-03 17:30')
const ask = (taskId: string, until: string) => ({ action: 'ask-extension', taskId, until, note }) as const
const grant = (taskId: string) => ({ action: 'rule-on-extension', taskId, grant: true }) as const

describe('An extension', () => {
  it('moves the due time when the dispatcher grants it, and the old due time passes unnoticed', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.act(squad, ask(taskId, FIRST))

    one.act(dispatcher, grant(taskId))

    expect(one.task('handle')).toMatchObject({ dueAt: FIRST, extensions: 1 })
    one.waitUntil(local('2021-01-28 12:00'))
    expect(one.told('task-overdue')).toEqual([])
    one.waitUntil(local('2021-01-29 18:00'))
    expect(one.told('task-overdue')).toEqual([{ taskId, dueAt: FIRST }])
  })

  it('is asked for with the reason and where it is proved, both kept apart', () => {
    const one = inHandling()
    one.act(squad, { ...ask(one.task('handle').taskId, FIRST), evidence: ['采购合同', '到货通知'] })
    expect([...one.world.texts.values()]).toEqual(expect.arrayContaining([note, '采购合同\n到货通知']))
    expect(JSON.stringify(one.events())).not.toContain('采购合同')
  })

  it('leaves the due time where it is when it is refused', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    one.act(squad, ask(taskId, FIRST))

    one.act(dispatcher, { action: 'rule-on-extension', taskId, grant: false, note: '理由不足' })

    expect(one.task('handle')).toMatchObject({ dueAt })
    expect(one.task('handle').pendingExtension).toBeUndefined()
  })

  it('comes too late once the due time has passed, but one asked for in time may be granted after it', () => {
    const late = inHandling()
    const { taskId } = late.task('handle')
    late.waitUntil(local('2021-01-28 09:00'))
    expect(refusalOf(() => late.act(squad, ask(taskId, FIRST)))).toBe('too-late')

    const asked = inHandling()
    asked.act(squad, ask(asked.task('handle').taskId, FIRST))
    asked.waitUntil(local('2021-01-28 09:00'))
    asked.act(dispatcher, grant(asked.task('handle').taskId))
    expect(asked.task('handle')).toMatchObject({ dueAt: FIRST })
    expect(asked.task('handle').overdueSince).toBeUndefined()
  })

  it('is granted a second time by the head of the centre only, and never a third time', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.act(squad, ask(taskId, FIRST))
    one.act(dispatcher, grant(taskId))
    one.act(squad, ask(taskId, SECOND))

    expect(refusalOf(() => one.act(shiftLeader, grant(taskId)))).toBe('not-permitted')
    one.act(centreHead, grant(taskId))

    expect(one.task('handle')).toMatchObject({ dueAt: SECOND, extensions: 2 })
    expect(refusalOf(() => one.act(squad, ask(taskId, local('2021-02-08 17:30'))))).toBe('extensions-used')
  })

  it('is asked for by who owes the task, for a later time, once at a time, and ruled on by somebody else', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')

    expect(refusalOf(() => one.act(handlerOf('fangban'), ask(taskId, FIRST)))).toBe('not-permitted')
    expect(refusalOf(() => one.act(squad, ask(taskId, dueAt)))).toBe('date-past')
    expect(refusalOf(() => one.act(dispatcher, grant(taskId)))).toBe('no-extension')
    one.act(squad, ask(taskId, FIRST))
    expect(refusalOf(() => one.act(squad, ask(taskId, FIRST)))).toBe('extension-pending')
    expect(refusalOf(() => one.act(squad, grant(taskId)))).toBe('not-permitted')
    const both = { ...dispatcher, id: squad.id }
    expect(refusalOf(() => one.act(both, grant(taskId)))).toBe('own-request')
    expect(refusalOf(() => one.act(handlerOf('fangban'), grant(taskId)))).toBe('not-permitted')
  })

  it('of an item of a plan is the leader’s to grant, and the plan says so in a further version', () => {
    const one = inJointHandling([{ item: 'clear', party: 'chengguan' }])
    const { taskId } = one.task('plan-item')
    const until = local('2021-02-05 17:30')
    one.act(squad, ask(taskId, until))

    expect(refusalOf(() => one.act(dispatcher, grant(taskId)))).toBe('not-permitted')
    one.act(leader, grant(taskId))

    expect(one.task('plan-item')).toMatchObject({ dueAt: until })
    expect(one.case.plan).toMatchObject({ version: 2, items: [{ item: 'clear', dueAt: until }] })
  })

  it('granted after the plan had put the date later still shortens nothing, and tells the date that holds', () => {
    const clear = { item: 'clear', party: 'chengguan' }
    const one = inJointHandling([clear])
    const { taskId } = one.task('plan-item')
    one.act(squad, ask(taskId, local('2021-01-22 17:30')))
    const agreed = { ...clear, action: '按方案办理', dueAt: local('2021-02-05 17:30') }
    one.act(leader, { action: 'amend-plan', items: [agreed], note })

    one.act(leader, grant(taskId))

    expect(one.task('plan-item')).toMatchObject({ dueAt: agreed.dueAt })
    expect(one.told('extension-ruled')).toEqual([{ taskId, granted: true, dueAt: agreed.dueAt }])
  })

  it('asked in time keeps an item of a plan from lapsing, and from being late, until it is ruled on', () => {
    const asked = () => {
      const one = inJointHandling([{ item: 'clear', party: 'chengguan' }])
      const { taskId, dueAt } = one.task('plan-item')
      one.act(squad, ask(taskId, local('2021-02-05 17:30')))
      one.waitUntil(dueAt)
      one.wait(1)
      expect(one.at()).toBe('joint-handling')
      expect(one.task('plan-item')).toMatchObject({ dueAt, urged: 0 })
      expect(one.task('plan-item')).not.toHaveProperty('overdueSince')
      return { one, taskId }
    }
    const granted = asked()
    granted.one.act(leader, grant(granted.taskId))
    expect(granted.one.task('plan-item')).toMatchObject({ dueAt: local('2021-02-05 17:30') })
    expect(granted.one.task('plan-item').overdueSince).toBeUndefined()

    const refused = asked()
    refused.one.act(leader, { action: 'rule-on-extension', taskId: refused.taskId, grant: false })
    expect(refused.one.at()).toBe('leader')
    expect(refused.one.rules().at(-1)).toBe('plan-lapsed')
  })

  it('refused before its due time leaves an item of a plan its time', () => {
    const one = inJointHandling([{ item: 'clear', party: 'chengguan' }])
    const { taskId, dueAt } = one.task('plan-item')
    one.act(squad, ask(taskId, local('2021-02-05 17:30')))
    one.act(leader, { action: 'rule-on-extension', taskId, grant: false })
    expect(one.at()).toBe('joint-handling')
    one.waitUntil(dueAt)
    expect(one.at()).toBe('leader')
  })
})
