/** Rulings that nobody makes, and a lead that has done its part, on the real machine. */
import { describe, expect, test } from 'vitest'
import { inHandling, note, on, refusalOf, theStage, withLeader } from './scene.ts'

const system = theStage()

describe('1. A ruling', () => {
  test('on an objection climbs 值班长 → 中心主任 → 分管领导 while nobody rules; the lead is not late, and nothing is granted', async () => {
    const scene = await inHandling(system)
    const { taskId } = await scene.task('handle')
    await scene.report('chengguan', 'handle', { outcome: 'returned', reason: 'not-our-duty', note })
    await scene.act('dispatcher', { action: 'rule-on-return', taskId, accept: false })
    await scene.act('chengguan', { action: 'object-to-ruling', taskId, note })
    const onDesk = async (person: string) =>
      (await system.desk.tasksOf(person)).filter(({ kind }) => kind === 'ruling').length
    expect(await onDesk('shift-leader')).toBe(1)

    expect(await scene.waitUntil(on('01-20', '15:00'))).toBe('handling')
    expect([await onDesk('shift-leader'), await onDesk('centre-head')]).toEqual([0, 1])
    expect(await scene.waitUntil(on('01-22', '15:00'))).toBe('handling')
    expect([await onDesk('centre-head'), await onDesk('street-leader')]).toEqual([0, 1])

    expect(await scene.waitUntil(on('02-05'))).toBe('handling')
    expect((await scene.told('ruling-climbed')).map(({ at }) => at)).toEqual([
      on('01-20', '15:00'),
      on('01-22', '15:00'),
    ])
    expect(await scene.task('ruling')).toMatchObject({
      assignee: { role: 'street-leader' },
      overdueSince: on('01-25'),
      urged: 1,
    })
    expect(await scene.task('handle')).toMatchObject({ dueAt: on('01-27'), urged: 0 })
    expect((await scene.task('handle')).overdueSince).toBeUndefined()

    await scene.act('street-leader', { action: 'rule-finally', taskId, accept: false, note })
    expect((await scene.task('handle')).overdueSince).toBe(on('02-05'))
    expect(await scene.rules()).toEqual([])
  })

  test('on a proposal to park stands for eight days before it is signed, and the leader is not late', async () => {
    const scene = await withLeader(system)
    await scene.report('grid-leader', 'decide', {
      outcome: 'park',
      reviewAt: on('03-01', '09:00'),
      note,
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    })
    expect(await scene.waitUntil(on('01-26', '09:00'))).toBe('leader')
    expect((await scene.task('decide')).overdueSince).toBeUndefined()
    expect((await scene.task('ruling')).assignee.role).toBe('street-leader')
    await scene.act('street-leader', { action: 'countersign', proposal: await scene.proposed() })
    expect(await scene.at()).toBe('parked')
  })
})

describe('4. The lead that has done its own part', () => {
  test('is late no more while another owes; it urges that party, and what it did is kept when the case is referred', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban'])
    const { taskId } = await scene.task('handle', 'chengguan')
    const { taskId: theirs } = await scene.task('handle', 'fangban')
    await scene.report('chengguan', 'handle', { outcome: 'part-done', note })
    await scene.act('chengguan', { action: 'urge', taskId: theirs })
    expect(await refusalOf(scene.act('chengguan', { action: 'urge', taskId }))).toBe('not-permitted')

    expect(await scene.waitUntil(on('02-03', '17:29'))).toBe('handling')
    expect((await scene.task('handle', 'chengguan')).overdueSince).toBeUndefined()
    expect(await scene.task('handle', 'fangban')).toMatchObject({ overdueSince: on('01-27'), urged: 2 })

    expect(await scene.waitUntil(on('02-03'))).toBe('leader')
    expect(await scene.rules()).toEqual(['long-overdue'])
    const [referred] = await scene.told('case-referred')
    expect(referred?.data.facts).toMatchObject({ task: theirs })
    const ended = (await scene.told('task-settled')).filter(({ data }) => data.taskId === taskId)
    expect(ended.map(({ data }) => data.outcome)).toEqual(['part-done'])
  })
})
