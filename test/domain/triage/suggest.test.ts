import { describe, expect, it } from 'vitest'
import { matterHints, placeHint } from '#domain/triage/suggest.ts'
import { SMALL_PACK } from '#test/support/small-pack.ts'

const at = (place: string) => placeHint({ description: '', place }, SMALL_PACK)
const codes = (description: string) => matterHints(description, SMALL_PACK).map(({ matter }) => matter)

describe('Matters hinted at by what was typed', () => {
  it('come with the most keywords first, as triage will take them', () => {
    expect(matterHints('车棚里搭建仓库，堆了垃圾', SMALL_PACK)).toEqual([
      { matter: 'illegal-structure', score: 6, keywords: ['搭建', '车棚', '仓库'] },
      { matter: 'exposed-rubbish', score: 2, keywords: ['垃圾'] },
    ])
  })

  it('know a keyword from its beginning, when it is what is being typed', () => {
    expect(matterHints('路上有个井', SMALL_PACK)).toEqual([
      { matter: 'manhole-cover', score: 0, keywords: [], begun: '井盖' },
    ])
    expect(codes('车棚里有垃')).toEqual(['illegal-structure'])
    expect(codes('井里有水')).toEqual([])
  })

  it.each(['', '  ', '，。', '一二三', '\ud83d', '(.*)+$'])('are none for %j', (typed) => {
    expect(codes(typed)).toEqual([])
  })
})

describe('The place hinted at by what was typed', () => {
  it('is the one triage would take', () => {
    expect(at('国定路５５５弄3号楼')).toMatchObject({
      place: { key: 'guoding-555', grid: 'g1' },
      by: 'known',
      name: '国定路555弄',
      kind: 'residential',
      candidates: [],
    })
  })

  it('is the only one that begins so, and says that it was only begun', () => {
    expect(at('国和')).toMatchObject({
      place: { key: 'guohe-1000', grid: 'g5' },
      by: 'begun',
      kind: 'residential',
      candidates: [{ code: 'guohe-1000' }],
    })
  })

  it('is nothing but words while several begin so, with those to choose from', () => {
    const hint = at('政')
    expect(hint?.by).toBe('words')
    expect(hint?.place.key).toMatch(/^words-/)
    expect(hint?.candidates.map(({ code }) => code)).toEqual(['zhengtong-plaza', 'zhengli-400'])
  })

  it('is nowhere when nothing was typed, and keeps the words to itself', () => {
    expect(at(' ')).toBeUndefined()
    expect(JSON.stringify(at('张三家门口'))).not.toContain('张三')
  })

  it('is no stretch of a road, which only tells the grid', () => {
    const numbers = { road: '国和路', from: 1, to: 99 }
    const stretch = {
      code: 's',
      name: '国和路1至99号',
      aliases: [],
      grid: 'g5',
      extent: 'stretch' as const,
      numbers,
    }
    const pack = { ...SMALL_PACK, places: [...SMALL_PACK.places, stretch] }
    expect(placeHint({ description: '', place: '国和' }, pack)?.candidates).toMatchObject([
      { code: 'guohe-1000' },
    ])
  })
})
