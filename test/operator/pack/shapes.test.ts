import { describe, expect, it } from 'vitest'
import type { Facts, FaultCode } from '#operator/pack/fault.ts'
import type { Area, DrawnGrid } from '#operator/pack/grids.ts'
import { tellShapes } from '#operator/pack/shapes.ts'

/** A rectangle between two corners, in thousandths of a degree from a corner of the street. */
const box = (west: number, south: number, east: number, north: number): Area => {
  const at = (x: number, y: number): [number, number] => [121.5 + x / 1_000, 31.3 + y / 1_000]
  return [[[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]]]
}
const grid = (name: string, area: Area): DrawnGrid => ({ code: name, name: { zh: name, en: name }, area })

const told = (grids: readonly DrawnGrid[], outline?: Area) => {
  const faults: [FaultCode, Facts | undefined][] = []
  tellShapes(grids, outline, (_where, code, facts) => void faults.push([code, facts]))
  return faults
}

describe('The shapes of grids', () => {
  it('that share their borders are sound, also where one border meets two', () => {
    const sound = [
      grid('甲', box(0, 0, 10, 10)),
      grid('乙', box(10, 0, 20, 5)),
      grid('丙', box(10, 5, 20, 10)),
    ]
    expect(told(sound)).toEqual([])
    expect(told(sound, box(0, 0, 20, 10))).toEqual([])
  })

  it('that overlap are told, with which and how much: a thousandth of a degree is about 95 by 111 metres', () => {
    const [[code, facts] = [], ...others] = told([
      grid('甲', box(0, 0, 10, 10)),
      grid('乙', box(9, 0, 20, 10)),
    ])
    expect([code, facts?.said, facts?.other, others]).toEqual(['grid-overlap', '甲', '乙', []])
    expect(Number(facts?.zh)).toBeCloseTo(95.1 * 1_113.2, -4)
  })

  it('that leave a gap are told: enclosed ground, and what the outline asks for', () => {
    const around = [
      grid('南', box(0, 0, 30, 10)),
      grid('北', box(0, 20, 30, 30)),
      grid('西', box(0, 10, 10, 20)),
      grid('东', box(20, 10, 30, 20)),
    ]
    expect(told(around)).toEqual([
      ['grid-gap', expect.objectContaining({ said: expect.stringMatching(/^121\.5/) })],
    ])
    const apart = [grid('甲', box(0, 0, 10, 10)), grid('乙', box(11, 0, 20, 10))]
    expect(told(apart, box(0, 0, 20, 10)).map(([code]) => code)).toEqual(['grid-gap'])
  })

  it('that reach beyond the outline are told', () => {
    expect(told([grid('甲', box(0, 0, 12, 10))], box(0, 0, 10, 10))).toEqual([
      ['grid-outside', expect.objectContaining({ said: '甲' })],
    ])
  })

  it('are forgiven slivers of a few square metres, as drawing by hand leaves them', () => {
    expect(told([grid('甲', box(0, 0, 10, 10)), grid('乙', box(9.9999, 0, 20, 10))])).toEqual([])
  })
})
