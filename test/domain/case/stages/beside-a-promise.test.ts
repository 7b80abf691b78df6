import { describe, expect, it } from 'vitest'
import { dispatcher, handlerOf, inspector, leader, shiftLeader } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling } from '#test/support/case-ways.ts'

const note = '情况说明'
const squad = handlerOf('chengguan')
const until = local('2021-01-20 18:00')
const promised = { outcome: 'promised', who: '棚内人员', what: '自行拆除', until } as const
const withPromise = () => {
  const one = inHandling()
  one.report(squad, 'handle', promised)
  return one
}

describe('Beside a promise the lead’s task', () => {
  it('stays open, with its own clock, in the stage that checks', () => {
    const one = inHandling()
    const { taskId, dueAt } = one.task('handle')
    one.report(squad, 'handle', promised)
    expect(one.at()).toBe('reinspection')
    expect(one.task('handle')).toMatchObject({ taskId, dueAt, stage: 'reinspection' })
    expect(one.told('task-settled').map(({ kind }) => kind)).not.toContain('handle')
    one.waitUntil(dueAt)
    expect(one.told('task-overdue')).toContainEqual({ taskId, dueAt })
    expect(one.at()).toBe('reinspection')
  })

  it('is reported done early, and the check is made early', () => {
    const one = withPromise()
    one.now = local('2021-01-19 10:00')
    one.report(squad, 'handle', { outcome: 'done', note })
    expect(one.open()).toEqual(['reinspect'])
    expect(one.task('reinspect').notBefore).toBeUndefined()
    expect(one.told('promise-kept')).toEqual([{ by: squad.id }])
    // It did the work itself, so somebody else judges it.
    const passed = { outcome: 'passed', note } as const
    expect(refusalOf(() => one.report(squad, 'reinspect', passed))).toBe('judge-in-own-cause')
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(one.at()).toBe('follow-up')
  })

  it('is done with a check that passes, and not with one that does not', () => {
    const kept = withPromise()
    kept.now = until
    kept.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(kept.told('task-settled')).toContainEqual(
      expect.objectContaining({ kind: 'handle', outcome: 'done' }),
    )

    const broken = withPromise()
    const { taskId } = broken.task('handle')
    broken.now = until
    broken.report(inspector, 'reinspect', { outcome: 'failed', note })
    expect(broken.told('task-settled')).toContainEqual(
      expect.objectContaining({ taskId, outcome: 'promise-broken' }),
    )
    expect(broken.at()).toBe('handling')
    expect(broken.open()).toEqual(['handle'])
    expect(broken.task('handle').taskId).not.toBe(taskId)
  })

  it('takes nothing else: no return, no second promise, no explaining away', () => {
    const one = withPromise()
    const others = [
      promised,
      { outcome: 'returned', reason: 'not-our-duty', note },
      { outcome: 'explained', note },
      { outcome: 'conditions-lacking', note },
    ] as const
    for (const other of others)
      expect(refusalOf(() => one.report(squad, 'handle', other))).toBe('promise-runs')
  })

  it('gives up the return that was asked for before', () => {
    const one = inHandling()
    const { taskId } = one.task('handle')
    one.report(squad, 'handle', { outcome: 'returned', reason: 'not-our-duty', note })
    one.report(squad, 'handle', promised)
    expect(refusalOf(() => one.act(dispatcher, { action: 'rule-on-return', taskId, accept: true }))).toBe(
      'no-return',
    )
    expect(refusalOf(() => one.act(squad, { action: 'object-to-ruling', taskId, note }))).toBe('no-return')
  })

  it('can still be extended, and goes when the case goes to its leader', () => {
    const one = withPromise()
    const { taskId } = one.task('handle')
    const later = local('2021-02-01 17:30')
    one.act(squad, { action: 'ask-extension', taskId, until: later, note })
    one.act(shiftLeader, { action: 'rule-on-extension', taskId, grant: true })
    expect(one.task('handle').dueAt).toBe(later)
    one.act(leader, { action: 'refer', note })
    expect(one.open()).toEqual(['decide'])
  })
})
