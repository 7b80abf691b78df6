import { expect, test } from 'vitest'
import { inOrder, isIn } from '../../../console/desk/groups.ts'
import { upstreamDueOf } from '../../../console/kit/upstream.ts'

type Task = Parameters<typeof upstreamDueOf>[0]
/** Ten in the morning in Shanghai. */
const NOW = Date.parse('2026-11-26T02:00:00Z')
const task = (taskId: string, dueAt: string, more: object = {}) =>
  ({ taskId, dueAt, kind: 'handle', actions: [], ...more }) as unknown as Task
/** One that is still to be sent out, of a case that another authority may have set a limit for. */
const unsent = (taskId: string, dueAt: string, upstreamDue?: string) =>
  task(taskId, dueAt, { actions: [{ action: 'dispatched' }], case: { upstreamDue } })
const ids = (tasks: readonly Task[]) => inOrder(tasks, NOW).map(({ taskId }) => taskId)

test('what is still to be sent out comes first, by the upstream limit, then by ours; the rest by its own', () => {
  const tasks = [
    unsent('next week', '2026-11-26T03:00:00Z', '2026-12-02T09:00:00Z'),
    task('a ruling', '2026-11-26T05:00:00Z', { case: { upstreamDue: '2026-11-26T02:30:00Z' } }),
    unsent('today', '2026-11-26T06:00:00Z', '2026-11-26T04:00:00Z'),
    unsent('ours alone', '2026-11-26T02:20:00Z'),
    task('an emergency', '2026-11-26T02:10:00Z', {
      actions: [{ action: 'dispatched' }],
      case: { emergency: true },
    }),
    unsent('ours sooner', '2026-11-26T02:50:00Z', '2026-12-02T09:00:00Z'),
  ]
  expect(ids(tasks)).toEqual(['an emergency', 'today', 'ours sooner', 'next week', 'ours alone', 'a ruling'])
})

test('what is late by our own limit stays on top, and what waits for others comes after the rest', () => {
  const tasks = [
    task('waits', '2026-11-25T02:00:00Z', { held: '2026-11-25T01:00:00Z' }),
    unsent('late', '2026-11-26T01:00:00Z', '2026-12-09T09:00:00Z'),
    unsent('today', '2026-11-26T06:00:00Z', '2026-11-26T04:00:00Z'),
    task('tomorrow', '2026-11-27T02:00:00Z'),
  ]
  expect(ids(tasks)).toEqual(['late', 'today', 'tomorrow', 'waits'])
})

test('an emergency comes first of those that are due when it is', () => {
  const tasks = [
    task('soon', '2026-11-26T03:00:00Z'),
    task('an emergency', '2026-11-26T09:00:00Z', { case: { emergency: true } }),
    task('late', '2026-11-26T01:00:00Z'),
  ]
  expect(ids(tasks)).toEqual(['late', 'an emergency', 'soon'])
})

test('the limit of the report that is owed an answer comes before that of its case', () => {
  const dueAt = '2026-11-26T03:00:00Z'
  const of = { case: { upstreamDue: '2026-11-27T09:00:00Z' } }
  expect(upstreamDueOf(task('reply', dueAt, { ...of, upstreamDue: '2026-11-28T09:00:00Z' }))).toBe(
    '2026-11-28T09:00:00Z',
  )
  expect(upstreamDueOf(task('handle', dueAt, of))).toBe('2026-11-27T09:00:00Z')
  expect(upstreamDueOf(task('handle', dueAt))).toBeUndefined()
})

test('what is unsent and due today counts as due today', () => {
  expect(isIn(unsent('one', '2026-11-26T06:00:00Z'), 'today', NOW)).toBe(true)
  expect(isIn(unsent('one', '2026-11-27T06:00:00Z'), 'today', NOW)).toBe(false)
})
