import { describe, expect, it } from 'vitest'
import { decide } from '#domain/case/decide.ts'
import type { Change } from '#domain/decision/change.ts'
import { changesOf } from '#domain/decision/change.ts'
import { dispatcher, handlerOf, system } from '#test/support/actors.ts'
import type { CaseHarness } from '#test/support/case-harness.ts'
import { inHandling } from '#test/support/case-ways.ts'

const note = '情况说明'

/** The case with a task that belongs to it and not to the stage: the one of a cooperating party. */
function withTaskOfCase(): { one: CaseHarness; taskId: string } {
  const one = inHandling({ cooperating: ['fangban'] })
  const task = one.task({ kind: 'handle', party: 'fangban' })
  one.world.tasks.set(task.taskId, { ...task, ofCase: true })
  return { one, taskId: task.taskId }
}

const settled = (changes: readonly Change[]): string[] =>
  changesOf(changes, 'task-settled').map(({ taskId }) => taskId)

describe('A task of the case', () => {
  it('stays owed when its stage is left', () => {
    const { one, taskId } = withTaskOfCase()
    one.act(dispatcher, { action: 'refer', note })
    expect(one.at()).toBe('leader')
    expect(one.state().tasks.map((task) => task.taskId)).toContain(taskId)
    expect(one.open()).toEqual(['decide', 'handle'])
  })

  it('falls away with the end of the case', () => {
    const { one, taskId } = withTaskOfCase()
    const changes = one.act(
      { ...dispatcher, roles: ['shift-leader'] },
      { action: 'transfer', to: 'yinhang-street', note },
    )
    expect(settled(changes)).toContain(taskId)
    expect(one.state().tasks).toEqual([])
  })

  it('is settled and rung for between two stages as well', () => {
    const { one, taskId } = withTaskOfCase()
    const decision = one.attempt(dispatcher, { type: 'act', action: { action: 'refer', note } })
    expect(decision.ok && one.case.position.at).toBe('leaving')

    one.now = one.state().tasks.find((task) => task.taskId === taskId)?.dueAt ?? ''
    one.attempt(system, { type: 'deadline-reached', taskId })
    expect(one.state().tasks).toMatchObject([{ taskId, overdueSince: one.now }])

    const asked = one.recordCommand(taskId, { outcome: 'done', note })
    const done = decide(one.state(), asked, one.context(handlerOf('fangban')))
    expect(done.ok && settled(done.value)).toEqual([taskId])
  })

  it('is not taken over by a further run: it was sent in the visit that its events tell', () => {
    const { one, taskId } = withTaskOfCase()
    one.attempt({ ...system, roles: ['operator'] }, { type: 'resume' })
    one.runMachine()
    const tasks = one.state().tasks.map((task) => [task.taskId === taskId, task.run])
    expect(tasks).toEqual([
      [false, 2],
      [true, 1],
    ])
  })
})
