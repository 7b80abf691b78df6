import { expect, test } from 'vitest'
import { numbered, othersOf } from '../../../console/kit/items.ts'

test('the items of a plan are numbered, beside those that have a name, and no number is given twice', () => {
  expect(numbered([{}, { action: '拆除' }]).map(({ item }) => item)).toEqual(['1', '2'])
  const begun = [{ item: 'tell-firm', action: '告知' }, { item: '' }, { item: '3' }, { action: '清运' }]
  expect(numbered(begun).map(({ item }) => item)).toEqual(['tell-firm', '2', '3', '4'])
  expect(numbered([{ item: '2' }, {}, {}]).map(({ item }) => item)).toEqual(['2', '3', '4'])
})

test('an item may wait for the others, told by their number and what is done', () => {
  const lines = numbered([{ action: '告知' }, { action: '拆除' }, {}])
  expect(othersOf(lines, 1)).toEqual([
    { code: '1', words: '1 告知' },
    { code: '3', words: '3' },
  ])
})
