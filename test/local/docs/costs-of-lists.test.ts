import { expect, test } from 'vitest'
import { costsOfLists } from '#local/docs/costs-of-lists.ts'

test('14 no list grows with the table: 100 cases and 5,000 cost the same calls and units a page', {
  timeout: 120_000,
}, async () => {
  const few = await costsOfLists(100)
  expect(await costsOfLists(5_000)).toEqual(few)
  // Full pages were compared, not empty ones.
  for (const { list, lines } of few) expect(lines, list).toBeGreaterThan(0)
  expect(few.filter(({ lines }) => lines === 50).map(({ list }) => list)).toHaveLength(6)
})
