import { describe, expect, it } from 'vitest'
import { placeOf } from '#domain/triage/triage.ts'
import { whereSays } from '#domain/triage/where/says.ts'
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

  it.each([
    ['国订路555弄的车棚', '国定路555弄的车棚'],
    ['国定露555弄', '国定路555弄'],
  ])('of %s, mistyped by sound, is likely where it is of %s', (typed, meant) => {
    const [as, is] = [placeOf(typed, PACK), placeOf(meant, PACK)]
    expect(is.found?.sure).toBe('certain')
    expect([as.key, as.found?.sure, as.found?.grids]).toEqual([is.key, 'likely', is.found?.grids])
  })

  it.each([
    ['四平路500号', 'siping-street'],
    ['同济大学', 'siping-street'],
    ['殷行路200弄', 'yinhang-street'],
  ])('of %s, which is outside, names the door, in words too', (words, door) => {
    const { found } = placeOf(words, PACK)
    expect(found).toMatchObject({ sure: 'outside', door })
    const whose = PACK.doors.find(({ code }) => code === door)
    expect(found && whereSays(found, PACK).zh).toContain(whose?.name.zh)
  })

  it('is kept as words and pin say it where they contradict each other, and says so', () => {
    const pin = { lat: 31.2997, lng: 121.5014, datum: 'WGS-84' } as const
    const { key, found, point } = placeOf('国和路708弄', PACK, { point: pin })
    expect([key, point, found?.contradicts, found?.sure]).toEqual(['guohe-708', pin, true, 'likely'])
    expect(found && whereSays(found, PACK).zh).toContain('文字与坐标不一致')
  })

  it('is neither outside nor anywhere by a sound that no name of ours has', () => {
    expect(placeOf('某某饭店门口', PACK).found?.sure).toBe('unknown')
  })

  it('is told for two hundred spellings and more', () => {
    expect(new Set(rows.map(({ words }) => words)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(200)
  })
})
