import fc from 'fast-check'
import * as opencc from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { folded, termsOf } from '#domain/knowledge/terms.ts'
import { simplified } from '#domain/simplified.ts'

describe('The terms of a text', () => {
  it.each([
    ['违章建筑', ['违章', '章建', '建筑']],
    ['違章建築', ['违章', '章建', '建筑']],
    ['ＷＩＦＩ坏了 wifi', ['wifi', '坏了', 'wifi']],
    ['国定路555弄，车棚', ['国定', '定路', '555', '车棚']],
    ['我们的问题', ['们的']],
    ['！，。…… 弄', []],
    ['𠮷𠮷家', ['𠮷𠮷', '𠮷家']],
  ])('of %s are %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
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
