import { simplified } from '../../simplified.ts'
import { folded } from '../../text.ts'

/** What a number of a house, a lane or a flat stands before. */
const COUNTED = '(?:支弄|弄|号|室|幢|栋|座|单元|层|楼|支队)'
const NUMERAL = '[零〇○一二两三四五六七八九十百千]'
const NUMBERED = new RegExp(
  `${NUMERAL}+(?=${COUNTED})|(?<=[路街道])${NUMERAL}+(?=(?:至|到|-)${NUMERAL}+(?:${COUNTED}|$))|(?<=[路街道]${NUMERAL}{1,9}(?:至|到|-))${NUMERAL}+`,
  'gu',
)
const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }

/** A Chinese number in digits: 五五五 as it is spelt, 五百五十五 as it is counted. */
export function inDigits(numeral: string): string {
  if (!/[十百千]/u.test(numeral)) return [...numeral].map((one) => DIGITS[one] ?? one).join('')
  let whole = 0
  let digit: number | undefined
  let last = 1
  for (const one of numeral) {
    const ten = TENS[one]
    if (ten === undefined) {
      digit = DIGITS[one] ?? 0
      continue
    }
    whole += (digit ?? 1) * ten
    digit = undefined
    last = ten
  }
  // 一百二 is 120, 一百零二 is 102, 十二 is 12.
  const rest = digit ?? 0
  return String(whole + (last >= 100 && !/[零〇○].$/u.test(numeral) ? rest * (last / 10) : rest))
}

/**
 * An address as addresses are compared: full and half width as one, simplified, without spaces, numbers of lanes, houses and
 * flats in digits, one sign for ranges, 号 for every way to write it.
 */
export const plainAddress = (text: string): string =>
  simplified(folded(text))
    .replaceAll(/[()[\]【】〔〕“”"'「」《》·,，、。;；:：!！]+/gu, ' ')
    .replaceAll(/(?<=\d)(?:#|＃|號)(?=\D|$)|(?<=\d)no\.?/gu, '号')
    .replaceAll(NUMBERED, inDigits)
    .replaceAll(/(?<=\d(?:弄|号)?)(?:至|到|~|～|—+|–|−|－|一直到)(?=(?:\p{Script=Han}{2,6}[路街])?\d)/gu, '-')
    .replaceAll(/(?<=\d)(?:弄堂|衖|lane)/gu, '弄')
