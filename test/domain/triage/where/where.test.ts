import { describe, expect, it } from 'vitest'
import { placeOf } from '#domain/triage/triage.ts'
import { PACK } from '#test/support/case-harness.ts'
import { SPELLINGS } from './spellings.ts'

const rows = SPELLINGS.flatMap(([place, sure, grids, words]) =>
  words.map((one) => ({ words: one, place, sure, grids })),
)

describe('Where it is', () => {
  it.each(rows)('$words tells $place, $sure, $grids', ({ words, place, sure, grids }) => {
    const { key, found } = placeOf(words, PACK)
    expect([key.startsWith('words-') ? '-' : key, found?.sure, found?.grids.join()]).toEqual([
      place,
      sure,
      grids,
    ])
  })

  it('is told for two hundred spellings and more', () => {
    expect(new Set(rows.map(({ words }) => words)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(200)
  })
})
