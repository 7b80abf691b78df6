import { describe, expect, it } from 'vitest'
import { folded } from '#domain/text.ts'
import { triage } from '#domain/triage/triage.ts'
import { PACK } from '#test/support/case-harness.ts'
import { SMALL_PACK } from '#test/support/small-pack.ts'

const triaged = (place: string, description = '有情况', named?: string, pack = PACK) =>
  triage(named === undefined ? {} : { matter: named }, { place, description, salt: '' }, pack)

describe('Where it is', () => {
  it.each([
    ['国定路555弄', 'guoding-555', 'g1'],
    ['国定路５５５弄', 'guoding-555', 'g1'],
    ['在 国定路 555 弄 3号楼 车棚旁', 'guoding-555', 'g1'],
    ['国定路五五五弄', 'guoding-555', 'g1'],
    ['淞沪路3000号门口', 'songhu-3000', 'g2'],
  ])('%s is known, and is called as the gazetteer calls it', (words, key, grid) => {
    const text = key === 'guoding-555' ? '国定路555弄' : '淞沪路3000号'
    expect(triaged(words).place).toMatchObject({ key, text, grid })
  })

  it('that nobody knows is told without what is personal, and its key tells no flat', () => {
    const one = triaged('黄兴路88弄12号302室王秀英家，电话13900000000').place
    expect(one.text).toContain('黄兴路88弄')
    for (const secret of ['302', '王秀英', '秀英', '13900000000']) expect(one.text).not.toContain(secret)
    expect(triaged('黄兴路88弄12号401室王秀英家，电话13900000001').place).toEqual(one)
  })

  it('is the place with the longest name that fits', () => {
    const places = [
      { code: 'road', name: '国定路', aliases: [], grid: 'g5' },
      ...PACK.places,
      { code: 'gate', name: '国定路555弄北门', aliases: [], grid: 'g2' },
    ]
    const pack = { ...PACK, places }
    expect(triaged('国定路555弄北门', '', undefined, pack).place.key).toBe('gate')
    expect(triaged('国定路555弄南门', '', undefined, pack).place.key).toBe('guoding-555')
    expect(triaged('国定路1号', '', undefined, pack).place.key).toBe('road')
  })

  it('that nobody knows has a key of its own, the same for the same words however they are written, without them', () => {
    const one = triaged('某路１２３号 ＡＢ座').place
    expect(one).toMatchObject({ text: '某路１２３号 ＡＢ座', grid: 'g1' })
    expect(triaged('某路123号ab座').place.key).toBe(one.key)
    expect(triaged('某路124号ab座').place.key).not.toBe(one.key)
    expect(one.key).not.toMatch(/某|123/u)
  })

  it('takes the point along with its datum', () => {
    const point = { lat: 31.3, lng: 121.5, datum: 'GCJ-02' } as const
    expect(triage({ point }, { place: '国定路555弄', description: '', salt: '' }, PACK).place.point).toEqual(
      point,
    )
  })

  it.each([
    ['国定路301号', 'odd'],
    ['国定路 399 弄 5号', 'odd'],
    ['国定路400号', undefined],
    ['国定路302号', undefined],
    ['国权路301号', undefined],
  ])('%s, which is no known place, has the grid of the stretch it lies in', (words, side) => {
    const numbers = { road: '国定路', from: 301, to: 399, side: 'odd' as const }
    const stretch = {
      code: 's',
      name: '国定路301至399号',
      aliases: [],
      grid: 'g3',
      extent: 'stretch' as const,
      numbers,
    }
    const { key, grid } = triaged(words, '', undefined, {
      ...SMALL_PACK,
      places: [...SMALL_PACK.places, stretch],
    }).place
    expect(grid).toBe(side === undefined ? SMALL_PACK.fallbackGrid : 'g3')
    // What lies in one stretch is not one place: two troubles there are two.
    expect(key).toMatch(/^words-/)
  })
})

describe('What it is', () => {
  it('is not what other words speak against', () => {
    const matters = SMALL_PACK.matters.map((one) =>
      one.code === 'exposed-rubbish' ? { ...one, against: ['分类'] } : one,
    )
    const pack = { ...SMALL_PACK, matters }
    expect(triaged('x', '门口的垃圾', undefined, pack).matter.code).toBe('exposed-rubbish')
    expect(triaged('x', '垃圾没有分类', undefined, pack).matter.code).toBe('unsorted')
  })

  it('is the matter that was named', () => {
    expect(triaged('x', '垃圾垃圾', 'manhole-cover').matter.code).toBe('manhole-cover')
  })

  it('is the one most of whose keywords are there', () => {
    expect(triaged('x', '车棚里搭建储藏室，还有垃圾').matter.code).toBe('illegal-structure')
    expect(triaged('x', '垃圾堆物臭味，靠近车棚').matter.code).toBe('exposed-rubbish')
  })

  it('is unsorted when nothing tells, or something unknown was named', () => {
    expect(triaged('x', '说不清').matter.code).toBe('unsorted')
    expect(triaged('x', '说不清', 'no-such-matter').matter.code).toBe('unsorted')
  })

  it('begins under the first filing condition', () => {
    expect(triaged('x', '违建').condition).toBe('penalise')
  })
})

it('folds width, case and spaces', () => {
  expect(folded('  Ａ\u3000Ｂ\tｃ ５\n')).toBe('abc5')
})
