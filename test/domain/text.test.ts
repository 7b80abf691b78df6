import { describe, expect, it } from 'vitest'
import { text } from '#domain/text.ts'

const fits = (value: unknown, max = 20) => text(max).safeParse(value).success

describe('A text people write', () => {
  it.each(['国定路555弄', '𠮷野家', '👨‍👩‍👧 好', 'مرحبا', 'tab\tand\nbreak\r\n', '㐀㐁', 'a'])(
    'comes through unharmed: %j',
    (value) => {
      expect(text(20).parse(value)).toBe(value)
    },
  )

  it.each([
    '',
    ' ',
    '\n\t',
    '\u3000',
    '\u0000',
    'a\u0000b',
    '\u001b[31m',
    '\u007f',
    '\ud83d',
    'x\udc00',
    5,
    null,
    undefined,
  ])('is refused: %j', (value) => {
    expect(fits(value)).toBe(false)
  })

  it('is as long as it may be, and no longer', () => {
    expect(fits('好'.repeat(20))).toBe(true)
    expect(fits('好'.repeat(21))).toBe(false)
    expect(fits('𠮷'.repeat(20))).toBe(true)
    expect(fits('𠮷'.repeat(21))).toBe(false)
  })
})
