import { describe, expect, it } from 'vitest'
import { phrasesIn } from '#domain/knowledge/phrases.ts'

describe('Terms that people read', () => {
  it('stand as the stretches of the text that they make up, the most telling first', () => {
    const worth = [
      ['下室', 2],
      ['直渗', 2.5],
      ['地下', 1],
      ['渗水', 1],
    ] as const
    expect(phrasesIn('地下室一直渗水。', worth, 5)).toEqual(['一直渗水', '地下室'])
    expect(phrasesIn('地下室一直渗水。', worth, 1)).toEqual(['一直渗水'])
  })

  it('break no word: those that share one are one stretch', () => {
    const worth = [
      ['请相', 1],
      ['关部', 1],
      ['门给', 1],
      ['给个', 1],
      ['关门', 1],
    ] as const
    expect(phrasesIn('健身房关门了，请相关部门给个说法。', worth, 5)).toEqual(['请相关部门给个', '关门'])
  })

  it('end where the text does not go on, and are told once', () => {
    expect(
      phrasesIn(
        '车棚，棚里；车棚',
        [
          ['车棚', 1],
          ['棚里', 1],
        ],
        5,
      ),
    ).toEqual(['棚里', '车棚'])
  })

  it('are no longer than one reads, and stand as they are where they are no pairs of the text', () => {
    const text = '一二三四五六七八九十甲乙丙丁'
    const pairs = [...text].slice(0, -1).map((one, at) => [`${one}${[...text][at + 1]}`, 1] as const)
    expect(phrasesIn(text, [...pairs, ['etc', 0.5]], 5)).toEqual(['一二三四五六七八九十甲乙', 'etc'])
  })
})
