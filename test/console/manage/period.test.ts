import { describe, expect, it } from 'vitest'
import { lastDayOf, momentsOf } from '../../../console/manage/period.ts'

const NOW = Date.parse('2026-11-29T10:00:00Z')

describe('a period that is typed in days', () => {
  it('begins now where it begins today, and its last day counts whole in Shanghai', () => {
    expect(momentsOf({ from: '2026-11-29', until: '2026-12-31' }, NOW)).toEqual({
      until: '2026-12-31T16:00:00.000Z',
    })
    expect(momentsOf({ from: '2026-12-01', until: '' }, NOW)).toEqual({ from: '2026-11-30T16:00:00.000Z' })
  })

  it('is shown by the last day on which it holds', () => {
    const { until = '' } = momentsOf({ from: '', until: '2026-12-31' }, NOW)
    expect(new Date(lastDayOf(until) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2026-12-31')
  })
})
