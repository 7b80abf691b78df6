import { describe, expect, it } from 'vitest'
import {
  callTaker,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  leaderOf,
  supervisor,
} from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling } from '#test/support/case-ways.ts'

const note = '设备今日到场，明日完成'
const squad = handlerOf('chengguan')

describe('Urging', () => {
  it('counts, and waits for its answer from the first urge that had none', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.act(dispatcher, { action: 'urge', taskId })
    const first = one.now
    one.now = local('2021-01-19 10:00')
    one.act(supervisor, { action: 'urge', taskId })
    expect(one.task('handle')).toMatchObject({ urged: 2, unansweredSince: first })
  })

  it('is answered in words by whoever owes the task, whose clock runs on', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    one.act(leader, { action: 'urge', taskId })
    const unansweredSince = one.now
    one.now = local('2021-01-19 10:00')

    one.act(squad, { action: 'answer-urge', taskId, note })

    expect(one.task('handle')).toMatchObject({ urged: 1, dueAt })
    expect(one.task('handle')).not.toHaveProperty('unansweredSince')
    expect(one.told('urge-answered')).toMatchObject([{ taskId, times: 1, unansweredSince }])
    expect([...one.world.texts.values()]).toContain(note)
    one.act(callTaker, { action: 'urge', taskId })
    expect(one.task('handle')).toMatchObject({ urged: 2, unansweredSince: one.now })
  })

  it('is answered as well when it came from being overdue', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    one.waitUntil(dueAt)
    expect(one.task('handle')).toMatchObject({ urged: 1, unansweredSince: dueAt })
    one.act(squad, { action: 'answer-urge', taskId, note })
    expect(one.told('urge-answered')).toHaveLength(1)
    expect(one.task('handle').overdueSince).toBe(dueAt)
  })

  it('is answered by nobody else, and not when nothing waits', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    const { taskId } = one.task({ kind: 'handle', party: 'chengguan' })
    expect(refusalOf(() => one.act(squad, { action: 'answer-urge', taskId, note }))).toBe('no-urge')
    one.act(dispatcher, { action: 'urge', taskId })
    for (const who of [handlerOf('fangban'), dispatcher, inspector, leader])
      expect(refusalOf(() => one.act(who, { action: 'answer-urge', taskId, note }))).toBe('not-permitted')
    one.act(squad, { action: 'answer-urge', taskId, note })
    expect(refusalOf(() => one.act(squad, { action: 'answer-urge', taskId, note }))).toBe('no-urge')
  })

  it('is not for those who owe something themselves', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    for (const who of [squad, handlerOf('fangban'), inspector, leaderOf('g2')])
      expect(refusalOf(() => one.act(who, { action: 'urge', taskId }))).toBe('not-permitted')
  })
})
