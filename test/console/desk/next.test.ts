import { expect, test } from 'vitest'
import { doneIn, firstOf } from '../../../console/desk/next.ts'

const shown = (...ids: string[]) => ids.map((taskId) => ({ taskId }))
const opens = (now: ReturnType<typeof shown>, done?: ReturnType<typeof doneIn>) => firstOf(now, done)?.taskId

test.each([
  ['the top, and what presses more has come meanwhile', shown('a', 'b'), 'a', shown('new', 'b'), 'new'],
  ['the top, which the list does not miss yet', shown('a', 'b'), 'a', shown('a', 'b'), 'b'],
  ['one in the middle', shown('a', 'b', 'c'), 'b', shown('new', 'a', 'c'), 'c'],
  ['the last', shown('a', 'b'), 'b', shown('new', 'a'), 'a'],
  ['one below which somebody else was faster', shown('a', 'b', 'c'), 'b', shown('a', 'd'), 'a'],
  ['what leaves another task of the same name alone on the desk', shown('a'), 'a', shown('a'), 'a'],
])('whoever has done %s goes on from there', (_, before, done, now, next) => {
  expect(opens(now, doneIn(before, done))).toBe(next)
})

test('at first the top opens, and nothing where there is nothing', () => {
  expect(opens(shown('a', 'b'))).toBe('a')
  expect(opens([])).toBeUndefined()
})
