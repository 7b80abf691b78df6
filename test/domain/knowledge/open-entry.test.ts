import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCase } from '#adapters/examples.ts'
import { cellLists, isOpenList, openEntryOf } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
const said = fc.array(fc.oneof(han, fc.constantFrom('，', '垃圾', '楼道', 'ab12')), { maxLength: 600 })
const point = { lat: 31.3, lng: 121.5, datum: 'WGS-84' } as const

describe('What is listed of an open case', () => {
  it('is at most twelve of its words, and the cell of its pin, however long it is', () => {
    const of = buildCase({ place: { key: 'x', text: '某处', grid: 'g1', point } })
    fc.assert(
      fc.property(said, (pieces) => {
        const { postings } = openEntryOf(of, pieces.join(''), NO_STATISTICS)
        const words = postings.filter(({ list }) => list.startsWith('~'))
        expect(words.length).toBeLessThanOrEqual(12)
        expect(postings).toHaveLength(words.length + 1)
        expect(postings.every(({ list }) => isOpenList(list))).toBe(true)
        expect(new Set(postings.map(({ list }) => list)).size).toBe(postings.length)
      }),
    )
  })

  it('is twelve words of a report of ordinary length', () => {
    const words = '小区车棚的看护人员在棚内搭建储藏室，棚外堆放易燃物，还用液化气做饭，晚上有人住在里面。'
    const { postings } = openEntryOf(buildCase({}), words, NO_STATISTICS)
    expect(postings).toHaveLength(12)
  })

  it.each([
    ['that takes in no more reports', buildCase({ withoutKey: true })],
    ['that is a tip-off', buildCase({ appeal: 'tip-off' })],
    ['that is about somebody', buildCase({ subjects: ['wuye'] })],
  ])('is nothing of one %s', (_, of) => {
    expect(openEntryOf(of, '垃圾成堆', NO_STATISTICS).postings).toEqual([])
  })

  it('has what is less than a hundred metres away in the same cell of the map or its ring', () => {
    const near = fc.double({ min: -0.0009, max: 0.0009, noNaN: true })
    const at = fc.record({
      lat: fc.double({ min: 30.7, max: 31.9, noNaN: true }),
      lng: fc.double({ min: 120.9, max: 122, noNaN: true }),
    })
    fc.assert(
      fc.property(at, near, near, ({ lat, lng }, north, east) => {
        const there = { lat: lat + north, lng: lng + east, datum: 'WGS-84' } as const
        expect(cellLists({ lat, lng, datum: 'WGS-84' })).toContain(cellLists(there)[0])
      }),
    )
    expect(cellLists(point)).toHaveLength(9)
    expect(cellLists(point)).not.toContain(cellLists({ ...point, lat: point.lat + 0.005 })[0])
  })
})
