import { describe, expect, it } from 'vitest'
import { namesOf, reportIdOf } from '#domain/report/record/names.ts'

describe('the id of a report', () => {
  it('follows from its tracking code and never changes', () => {
    expect(reportIdOf('DG0123456789ABCDEF')).toBe('r-vjw221qmkksgdp5yppr4hyffqz')
    expect(namesOf('DG1')).toEqual({ reportId: reportIdOf('DG1'), trackingCode: 'DG1' })
  })

  it('is the same however the code is spelled out', () => {
    expect(reportIdOf('dg7k3m9q2x5t8w4r6p')).toBe(reportIdOf('DG7K3M9Q2X5T8W4R6P'))
    expect(reportIdOf('DG7K3M9Q2X5T8W4R6P')).not.toBe(reportIdOf('DG7K3M9Q2X5T8W4R6Q'))
  })

  it.each(['DG7K3M9Q2X5T8W4R6P', '', 'x'.repeat(100), '𠮷'])('of %j has the shape of every id', (code) => {
    expect(reportIdOf(code)).toMatch(/^r-[0-9a-hjkmnp-tv-z]{26}$/)
  })

  it('shows nothing of the code', () => {
    const { reportId, trackingCode } = namesOf('DG7K3M9Q2X5T8W4R6P')
    for (let at = 0; at + 4 <= trackingCode.length; at += 1)
      expect(reportId).not.toContain(trackingCode.slice(at, at + 4).toLowerCase())
  })
})
