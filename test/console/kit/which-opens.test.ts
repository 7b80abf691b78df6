import { expect, test } from 'vitest'
import { type Last, type Openable, whichOpens } from '../../../console/kit/which-opens.ts'

type Task = Last['task']
const task = (taskId: string) => ({ taskId }) as unknown as Task
const [pressing, top, other] = [task('pressing'), task('top'), task('other')]
/** A list in which something more pressing has come above what stood on top. */
const LIST: Openable = {
  all: [pressing, top, other],
  list: [pressing, top, other],
  first: pressing,
  chosenId: null,
  loading: false,
}
const untouched: Last = { task: top, begun: false, typed: false }

test('what opened by itself gives way to what presses more', () => {
  expect(whichOpens(LIST, undefined)).toEqual({ task: pressing, gone: false })
  expect(whichOpens(LIST, untouched)).toEqual({ task: pressing, gone: false })
})

test('what somebody has begun to read or to fill in, or chose, stays open', () => {
  expect(whichOpens(LIST, { ...untouched, begun: true }).task).toBe(top)
  expect(whichOpens(LIST, { ...untouched, typed: true }).task).toBe(top)
  expect(whichOpens({ ...LIST, chosenId: 'other' }, untouched).task).toBe(other)
  expect(whichOpens({ ...LIST, chosenId: 'none' }, { ...untouched, begun: true }).task).toBeUndefined()
})

test('what has gone stays as long as something that was typed about it is kept, and no longer', () => {
  const without: Openable = { ...LIST, all: [pressing, other], list: [pressing, other] }
  for (const chosenId of [null, 'top']) {
    const gone = { ...without, chosenId }
    expect(whichOpens(gone, { ...untouched, typed: true })).toEqual({ task: top, gone: true })
    expect(whichOpens(gone, { ...untouched, begun: true })).toEqual({ task: pressing, gone: false })
  }
})

test('as long as nothing was read nothing has gone', () => {
  const reading: Openable = { all: [], list: [], first: undefined, chosenId: 'top', loading: true }
  expect(whichOpens(reading, { ...untouched, typed: true })).toEqual({ task: undefined, gone: false })
})

test('what is there but not in the list gives way to the first of it', () => {
  expect(whichOpens({ ...LIST, list: [other], first: other }, { ...untouched, typed: true })).toEqual({
    task: other,
    gone: false,
  })
})
