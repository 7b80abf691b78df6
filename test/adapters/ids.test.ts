import { describe, expect, it } from 'vitest'
import { createIds } from '#adapters/ids.ts'
import { createSeededIds } from '#adapters/memory/ids.ts'

describe('new names', () => {
  it('have the shape that the machine, the schedules and people can take', () => {
    const ids = createIds()
    expect(ids.caseId()).toMatch(/^c-[0-9a-hjkmnp-tv-z]{26}$/)
    expect(ids.trackingCode()).toMatch(/^DG[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(ids.seed()).toMatch(/^[0-9a-f]{32}$/)
  })

  it('of cases sort by the moment they were made, and tell it as ULIDs do', () => {
    let now = 1_469_918_176_385
    const ids = createIds({ now: () => now })
    const first = ids.caseId()
    now += 1
    // The example of the ULID specification: 01ARYZ6S41…
    expect(first.slice(2, 12)).toBe('01aryz6s41')
    expect(ids.caseId() > first).toBe(true)
  })

  it('carry all 80 random bits, in Crockford’s alphabet', () => {
    const bytes = Uint8Array.from([0xff, 0, 0xff, 0, 0xff, 0, 0, 0, 0, 1])
    expect(createIds({ random: () => bytes }).trackingCode()).toBe('DGZW0FY07Z00000001')
  })

  it('are never the same twice', () => {
    const ids = createIds()
    expect(new Set(Array.from({ length: 1_000 }, ids.trackingCode)).size).toBe(1_000)
  })

  it('are the same in every run where a seed gives them', () => {
    const one = createSeededIds()
    const names = [one.caseId(), one.caseId(), one.trackingCode(), one.seed()]
    const other = createSeededIds()
    expect([other.caseId(), other.caseId(), other.trackingCode(), other.seed()]).toEqual(names)
    expect(createSeededIds('another').caseId()).not.toBe(names[0])
    expect(new Set(names).size).toBe(4)
  })
})
