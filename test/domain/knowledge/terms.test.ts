import fc from 'fast-check'
import * as opencc from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { counted, folded, placedTermsOf, termsOf } from '#domain/knowledge/terms.ts'
import { simplified } from '#domain/simplified.ts'
import { sounded } from '#domain/sounds.ts'

describe('The terms of a text', () => {
  it.each([
    ['违章建筑', ['违章', '章建', '建筑']],
    ['違章建築', ['违章', '章建', '建筑']],
    ['ＷＩＦＩ坏了 wifi', ['wifi', '坏了', 'wifi']],
    ['国定路555弄，车棚', ['国定', '定路', '555', '车棚']],
    ['我们的问题', ['们的']],
    ['！，。…… 弄', []],
    ['𠮷𠮷家', ['𠮷𠮷', '𠮷家']],
  ])('of %s are written %j', (text, terms) => {
    expect(placedTermsOf(folded(text)).map(({ written }) => written)).toEqual(terms)
  })

  it.each([
    ['楼道堆放电瓶车', '楼到对方电平车'],
    ['國定路555弄', '国订路555弄'],
    ['油烟扰民', '油盐扰民'],
  ])('are the same of %s and, mistyped by sound, of %s', (meant, typed) => {
    expect(termsOf(typed)).toEqual(termsOf(meant))
  })

  it('are told apart by how they are written, each way once, the first first', () => {
    const { counts, written } = counted(['油烟', '油盐，油烟'])
    const [term = ''] = termsOf('油烟')
    expect(counts.get(term)).toBe(3)
    expect([...(written.get(term) ?? [])]).toEqual(['油烟', '油盐'])
  })

  it('keep the places of what they stand for: a text by its sound is as long as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sounded(text)).toHaveLength(text.length)
        expect(sounded(sounded(text))).toBe(sounded(text))
      }),
    )
  })

  it('are the same however the text is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(termsOf(folded(text))).toEqual(termsOf(text))
      }),
    )
  })
})

describe('The table of characters', () => {
  it('says what opencc-js says of each character whose simplified form most fonts have', () => {
    const convert = opencc.Converter({ from: 't', to: 'cn' })
    const differing: string[] = []
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const character = String.fromCharCode(code)
      const wanted = convert(character)
      if (wanted.length === 1 && simplified(character) !== wanted) differing.push(character)
    }
    expect(differing).toEqual([])
  })
})

describe('The table of sounds', () => {
  it('has each character of GB 2312 among those that pinyin-pro reads alike, and no others', () => {
    const decoder = new TextDecoder('gb18030')
    const soundOf = (one: string) => pinyin(one, { toneType: 'none', v: true })
    const bySound = new Map<string, Set<string>>()
    let seen = 0
    for (let row = 0xb0; row <= 0xf7; row += 1)
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
        const one = decoder.decode(new Uint8Array([row, cell]))
        if (!/^\p{Script=Han}$/u.test(one)) continue
        seen += 1
        const alike = bySound.get(soundOf(one)) ?? new Set()
        bySound.set(soundOf(one), alike.add(sounded(one)))
      }
    expect(seen).toBe(6_763)
    expect([...bySound].filter(([, alike]) => alike.size !== 1)).toEqual([])
    const first = [...bySound.values()].flatMap((alike) => [...alike])
    expect(new Set(first).size).toBe(first.length)
  })
})
