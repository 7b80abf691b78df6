import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '#domain/precedent/redact.ts'

describe('Redacting a text', () => {
  it.each([
    ['请打13812345678联系', '13812345678'],
    ['请打 138 1234 5678', '1234 5678'],
    ['电话１３８１２３４５６７８', '13812345678'],
    ['座机021-65551234', '65551234'],
    ['证件31011019800101123X在此', '31011019800101123X'],
    ['写信给 li.si@example.com 吧', 'example.com'],
    ['车牌沪A12345停在门口', 'A12345'],
    ['3号楼201室漏水', '201'],
    ['我叫张小三，住这里', '张小三'],
    ['物业王经理不管', '王'],
    ['王先生说没人来办', '王'],
  ])('%s keeps no %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret)
  })

  it.each([
    '国定路555弄非机动车棚内违规搭建',
    '三天内整改，1月28日联合执法',
    '居委会主任室',
    '物业经理办公室',
    '淞沪路3000号门口堆物',
  ])('%s stays readable', (text) => {
    expect(redact(text)).toBe(text.normalize('NFKC'))
  })

  it('does nothing more the second time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '138',
        '12345678',
        '张',
        '先生',
        '我叫',
        '沪A',
        '号楼',
        '室',
        '办',
        '@',
        '.com',
        ' ',
        '国定路555弄',
        '，',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = redact(pieces.join(''))
        expect(redact(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})
