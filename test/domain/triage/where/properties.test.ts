import fc from 'fast-check'
import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { simplified } from '#domain/simplified.ts'
import { sounded } from '#domain/sounds.ts'
import { placeOf } from '#domain/triage/triage.ts'
import { isSpot } from '#domain/triage/where/in-words.ts'
import { inDigits, plainAddress } from '#domain/triage/where/plain.ts'
import { AT_BORDER, gridsAt } from '#domain/triage/where/point.ts'
import { PACK } from '#test/support/case-harness.ts'

const { transform, GCJ02, WGS84 } = 'default' in gcoord ? gcoord.default : gcoord

/** A number as it is counted in Chinese. */
function counted(number: number): string {
  const digits = '零一二三四五六七八九'
  const units = ['', '十', '百', '千']
  const written = [...String(number)]
    .map((one, at, all) => (one === '0' ? '零' : `${digits[Number(one)]}${units[all.length - 1 - at]}`))
    .join('')
  return written.replaceAll(/零+/gu, '零').replace(/零$/u, '')
}
const spelt = (number: number): string =>
  [...String(number)].map((one) => '零一二三四五六七八九'[Number(one)]).join('')
const fullWidth = (text: string): string =>
  text.replaceAll(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one)))

/** The characters of GB 2312 by their sound. */
const ALIKE = new Map<string, string[]>()
for (let row = 0xb0; row <= 0xf7; row += 1)
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    const one = new TextDecoder('gb18030').decode(new Uint8Array([row, cell]))
    // 於 is written 于 by us, which sounds otherwise than it does in GB 2312.
    if (simplified(one) === one) ALIKE.set(sounded(one), [...(ALIKE.get(sounded(one)) ?? []), one])
  }

const lanes = PACK.places.filter((one) => isSpot(one) && /\d弄$/u.test(one.name))

describe('The grammar of addresses', () => {
  it('reads a number however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (number) => {
        expect(inDigits(counted(number))).toBe(String(number))
        expect(inDigits(spelt(number))).toBe(String(number))
        expect(plainAddress(`国定路${fullWidth(String(number))}弄`)).toBe(`国定路${number}弄`)
      }),
    )
  })

  it('finds a lane whatever stands before and behind it, and the house in it', () => {
    const before = fc.constantFrom('', '上海市', '杨浦区', '上海市杨浦区', '我住', '在', '请到', '位于 ')
    const behind = fc.constantFrom('', '车棚', '门口', '（北门）', '，楼下', ' 垃圾房旁边')
    const house = fc.option(fc.integer({ min: 1, max: 199 }), { nil: undefined })
    const write = fc.constantFrom(
      (name: string) => name,
      fullWidth,
      (name: string) => name.replaceAll(/\d+/g, (one) => counted(Number(one))),
      (name: string) => name.replaceAll(/\d+/g, (one) => spelt(Number(one))),
      (name: string) => [...name].join(' '),
    )
    fc.assert(
      fc.property(fc.constantFrom(...lanes), before, behind, house, write, (lane, a, b, number, written) => {
        const at = number === undefined ? '' : `${number}号`
        const found = placeOf(`${a}${written(lane.name + at)}${b}`, PACK)
        expect(found).toMatchObject({ key: lane.code, grid: lane.grid, found: { sure: 'certain' } })
        expect(found.building).toBe(number === undefined ? undefined : String(number))
      }),
      { numRuns: 500 },
    )
  })

  it('takes a lane whose road is mistyped by sound for likely, and for no other place of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lanes), fc.nat(), (lane, seed) => {
        const road = /^\p{Script=Han}{3,}/u.exec(lane.name)?.[0] ?? ''
        const at = seed % Math.max(1, road.length - 1)
        const others = (ALIKE.get(sounded(road.charAt(at))) ?? []).filter((one) => one !== road.charAt(at))
        fc.pre(road.length >= 3 && others.length > 0)
        const typed = `${road.slice(0, at)}${others[seed % others.length]}${lane.name.slice(at + 1)}`
        const { key, found } = placeOf(typed, PACK)
        expect([key, found?.sure, found?.grids]).toEqual([lane.code, 'likely', [lane.grid]])
      }),
    )
  })

  it('never names a grid for what is unknown or outside, and always one for the rest', () => {
    const piece = fc.constantFrom(
      '国定路',
      '555',
      '弄',
      '号',
      '对面',
      '四平路',
      '500',
      '至',
      '五百',
      '安波路',
      '村',
      'x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { found, grid } = placeOf(pieces.join('') || '无', PACK)
        const none = found?.sure === 'unknown' || found?.sure === 'outside'
        expect(found?.grids.length === 0).toBe(none)
        expect(grid).toBe(found?.grids[0] ?? PACK.fallbackGrid)
      }),
      { numRuns: 1_000 },
    )
  })
})

const around = fc.record({
  lat: fc.double({ min: 31.28, max: 31.33, noNaN: true }),
  lng: fc.double({ min: 121.48, max: 121.53, noNaN: true }),
})

describe('Grids and their borders', () => {
  it('are never left or changed by a small step, but at the border', () => {
    fc.assert(
      fc.property(around, (at) => {
        const here = gridsAt({ ...at, datum: 'WGS-84' }, PACK.grids)
        // Moved by less than a border is wide, it keeps one of its grids, unless it leaves the street.
        const near = gridsAt({ ...at, lat: at.lat + AT_BORDER / 4 / 111_320, datum: 'WGS-84' }, PACK.grids)
        if (here.grids.length > 0 && near.grids.length > 0)
          expect(near.grids.some((one) => here.grids.includes(one))).toBe(true)
        expect(here.border).toBe(here.grids.length > 1)
      }),
      { numRuns: 500 },
    )
  })

  it('are the same whichever datum a pin has', () => {
    fc.assert(
      fc.property(around, ({ lat, lng }) => {
        const [x, y] = transform<[number, number]>([lng, lat], WGS84, GCJ02)
        const ours = gridsAt({ lat, lng, datum: 'WGS-84' }, PACK.grids)
        const shifted = gridsAt({ lat: y, lng: x, datum: 'GCJ-02' }, PACK.grids)
        if (ours.grids.length > 0 && shifted.grids.length > 0)
          expect(shifted.grids.some((one) => ours.grids.includes(one))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('never let a pin that contradicts the words decide alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lanes), around, (lane, at) => {
        const { found, grid } = placeOf(lane.name, PACK, { point: { ...at, datum: 'WGS-84' } })
        expect(grid).toBe(lane.grid)
        const pin = gridsAt({ ...at, datum: 'WGS-84' }, PACK.grids).grids
        expect(found?.contradicts === true).toBe(!pin.includes(lane.grid))
        if (found?.contradicts) expect(found.grids).toEqual([lane.grid, ...pin])
      }),
      { numRuns: 300 },
    )
  })
})
