import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { text } from '#domain/text.ts'

/** What the text's JSON Schema says about strings. */
const pattern = new RegExp(String(z.toJSONSchema(text(20)).pattern), 'u')
const fits = (value: unknown, max = 20) => text(max).safeParse(value).success

describe('A text people write', () => {
  it.each(['国定路555弄', '𠮷野家', '👨‍👩‍👧 好', 'مرحبا', 'tab\tand\nbreak\r\n', '㐀㐁', 'a'])(
    'comes through unharmed: %j',
    (value) => {
      expect(text(20).parse(value)).toBe(value)
      expect(pattern.test(value)).toBe(true)
    },
  )

  it.each([
    '',
    ' ',
    '\n\t',
    '\u3000',
    // Zero width, direction, fillers, the blank of Braille, and all of them together.
    '\u200b',
    '\u202e',
    '\u3164',
    '\u2800',
    ' \u200b\u2060\ufeff\u115f\uffa0\ufe0f\u00ad ',
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
    // Half a pair cannot be sent, so its schema need not tell of it.
    if (typeof value === 'string' && value.isWellFormed()) expect(pattern.test(value)).toBe(false)
  })

  it('is as long as it may be, and no longer', () => {
    expect(fits('好'.repeat(20))).toBe(true)
    expect(fits('好'.repeat(21))).toBe(false)
    expect(fits('𠮷'.repeat(20))).toBe(true)
    expect(fits('𠮷'.repeat(21))).toBe(false)
  })
})
