import { expect, it } from 'vitest'
import { handlerOf, leader, supervisor } from '#test/support/actors.ts'
import { refusalOf } from '#test/support/case-harness.ts'
import { agree, blowWhistle, inHandling, withLeader } from '#test/support/case-ways.ts'

const note = '照此办理'
/** Mistyped: a due time so far ahead is computed day by day for minutes. */
const until = '3021-01-20T01:00:00.000Z'
const squad = handlerOf('chengguan')

it('no date that people set lies more than five years ahead', () => {
  const handled = inHandling()
  const { taskId } = handled.task('handle')
  expect(refusalOf(() => handled.act(squad, { action: 'ask-extension', taskId, until, note }))).toBe(
    'date-far',
  )
  expect(refusalOf(() => handled.act(supervisor, { action: 'supervise', until, note }))).toBe('date-far')

  const led = withLeader()
  const park = {
    outcome: 'park',
    reviewAt: until,
    note,
    endsWhen: '经费到位',
    publicWords: '已列入计划',
  } as const
  expect(refusalOf(() => led.report(leader, 'decide', park))).toBe('date-far')
  blowWhistle(led, ['wuye'])
  expect(refusalOf(() => agree(led, [{ item: 'clear', party: 'wuye', dueAt: until }]))).toBe('date-far')
  agree(led, [{ item: 'clear', party: 'wuye', dueAt: '2026-01-01T01:00:00.000Z' }])
  expect(led.at()).toBe('joint-handling')
})
