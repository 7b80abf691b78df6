import { simplified } from '../simplified.ts'
import { namesIn } from './names.ts'

/**
 * Takes personal data out of a text for the knowledge base: phone numbers in any writing, ID and card numbers, accounts,
 * e-mail, plates, rooms, and names. What is not sure to be harmless goes; the trouble itself stays readable, in the
 * characters in which it was written.
 */
const NUMERAL = '〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖'
const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使'
/** What a number of a few digits counts or measures, when it is no room. */
const UNIT = `(?:[\\d${NUMERAL}十百千年月日元米人户层平块次辆天个号弄路座期万间台件份分秒时点多余岁斤吨套只条栋幢届度%]|[./-]\\d)`
const ROOM = `(?:\\d{2,4}|[${NUMERAL}]{3,4})(?!${UNIT})(?:室|房(?!屋))?|[a-z]?\\d{1,4}[a-z]?(?:室|房(?!屋))|[${NUMERAL}十百]{2,5}(?:室|房(?!屋))`
const ENTRANCE = `(?:\\d{1,3}|[${NUMERAL}十]{1,3})单元`
const BUILDING = `(?:\\d{1,4}|[a-z]|[${NUMERAL}十百]{1,5})(?:号楼|栋|幢|座)`

const RULES: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,64}(?:\.[\w-]{1,64})+|(?<![\w.+-])[\w.+-]{1,64}#[\w-]{1,64}\.(?:com|cn|net|org)/gu,
    '〔邮箱〕',
  ],
  [
    /(?<=(?:微信|薇信|威信|vx|wx|v信|wechat|qq|扣扣|抖音|快手|小红书|微博|钉钉|whatsapp|telegram|账号|帐号|支付宝|加我?v)(?:同号|账号|群?号码?|id)?[是为: ]{0,3})[a-z0-9][\w.-]{4,}/gu,
    '〔账号〕',
  ],
  [
    new RegExp(`[${PROVINCE}](?:牌)? ?[a-z][·•. -]?(?:[a-z0-9] ?){4,6}[挂学警港澳领]?(?![a-z0-9])`, 'gu'),
    '〔车牌〕',
  ],
  [/(?<=车牌(?:号码?|尾号)?[是为: ]{0,3}|尾号[是为: ]{0,3})[a-z0-9]{3,7}(?![a-z0-9])|使\d{6}/gu, '〔车牌〕'],
  [/(?<![a-z0-9])[egpdsh][a-z]?\d{7,9}(?![a-z0-9])/gu, '〔证件号〕'],
  // The code of a firm or shop, of which a person may be the owner.
  [/(?<![a-z0-9])[0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10}(?![a-z0-9])/gu, '〔证件号〕'],
  [
    /(?<=(?:工号|警号|证号|证件号码?|身份证(?:号码?)?(?:后[四六46]位)?|护照号?码?|通行证号?|驾照号?|驾驶证号?|信用代码)[是为: ]{0,3})[a-z0-9][a-z0-9-]{3,}/gu,
    '〔证件号〕',
  ],
  [
    /(?<![0-9])\d{6}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dx](?![0-9])/gu,
    '〔证件号〕',
  ],
  // A run of seven digits or more, however it is broken up, is somebody's number; a date, years and a standard are not.
  [
    /(?<![0-9.])(?<!gb(?:\/t)? ?\d{0,4})(?!(?:19|20)\d{2}[-./ ]?(?:0[1-9]|1[0-2])[-./ ]?(?:0[1-9]|[12]\d|3[01])(?![0-9])|(?:19|20)\d{2}-(?:19|20)\d{2}(?![0-9-]))(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?\d(?:[ -]{0,2}\d){6,18}x?(?![0-9])(?:[ ,(]{0,2}(?:转|分机号?|ext\.?)[: ]{0,2}\d{1,6}|-\d{1,4}(?![0-9]))?/gu,
    '〔电话〕',
  ],
  [/(?<![0-9])1[3-9]\d[ ._/,、。·~—–-]{1,3}\d{4}[ ._/,、。·~—–-]{1,3}\d{4}(?![0-9])/gu, '〔电话〕'],
  [/(?<=(?:电话|座机|手机|号码|致电|拨打|联系)[^\d\n]{0,3})\d(?:[ ._/-]{0,3}\d){6,}/gu, '〔电话〕'],
  [new RegExp(`(?:[${NUMERAL}][ 、-]?){7,}`, 'gu'), '〔电话〕'],
  // A building alone is no home; with an entrance or a room it is.
  [new RegExp(`${BUILDING}[ -]?(?:${ENTRANCE}[ -]?(?:${ROOM})?|${ROOM})`, 'gu'), '〔房号〕'],
  [new RegExp(`${ENTRANCE}[ -]?(?:${ROOM})?`, 'gu'), '〔房号〕'],
  [
    /(?:\d{1,4}号(?:甲|乙)?)?[ -]?[a-z]?\d{3,4}[a-z]?(?:室|房(?![屋子产东价租])|户(?=[主业家]|的?住户))/gu,
    '〔房号〕',
  ],
  [/(?<=(?:[弄号楼栋幢元]|(?<!入)住) ?)\d{3,4}户(?=[，,。；;、！？!?的住\s]|$)/gu, '〔房号〕'],
  [/(?<![0-9])\d{1,2}室(?![\d一二三两]厅|内|外|友)/gu, '〔房号〕'],
  [new RegExp(`[${NUMERAL}十百]{2,5}室(?![${NUMERAL}]厅)`, 'gu'), '〔房号〕'],
  // 12号302, 1楼101
  [
    new RegExp(
      `(?<![月\\d])\\d{1,4}(?:号(?:甲|乙)?|楼)[ -]?(?<=弄[ ]?\\d{1,4}(?:号.?|楼)[ -]?|楼 ?)\\d{3,4}(?!${UNIT})`,
      'gu',
    ),
    '〔房号〕',
  ],
  [/(?<=[弄号楼栋幢] ?)(?<![0-9])\d{1,3}[-/]\d{1,2}[-/]?\d{2,4}(?![0-9])/gu, '〔房号〕'],
  [/(?<![\d.-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])/gu, '〔房号〕'],
  [/(?<=住(?:在)?)\d{1,3}-\d{2,4}(?:-\d{2,4})?(?![0-9])/gu, '〔房号〕'],
]

type Cut = { readonly from: number; readonly to: number; readonly instead: string }

/** The text without personal data. Applying it twice changes nothing more. */
export function redact(text: string): string {
  let left = text
  // What is cut out can bring together what stood apart; each round leaves less to find.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = redactOnce(left)
    if (next === left) break
    left = next
  }
  return left
}
const MAX_ROUNDS = 10

function redactOnce(text: string): string {
  const { plain, origin } = comparable(text)
  const cuts: Cut[] = [
    ...RULES.flatMap(([pattern, instead]) =>
      [...plain.matchAll(pattern)].map((match) => ({
        from: match.index,
        to: match.index + match[0].trimEnd().length,
        instead,
      })),
    ),
    ...namesIn(plain).map(([from, to]) => ({ from, to, instead: '〔姓名〕' })),
  ].filter(({ from, to }) => to > from)
  return withoutCuts(text, origin, cuts)
}

/** Replaces what the rules found, what overlaps as one. */
function withoutCuts(text: string, origin: readonly number[], cuts: readonly Cut[]): string {
  let kept = ''
  let at = 0
  let last: { to: number; instead: string } | undefined
  for (const { from, to, instead } of [...cuts].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to)
      at = Math.max(at, origin[last.to] ?? text.length)
      continue
    }
    kept += `${text.slice(at, origin[from] ?? text.length)}${instead}`
    last = { to, instead }
    at = origin[to] ?? text.length
  }
  return kept + text.slice(at)
}

/** What was cut out before: nothing in it is looked at again. */
const MARKS = /〔(?:邮箱|账号|车牌|证件号|电话|房号|姓名)〕/gu

/**
 * A text as the rules look at it: full and half width as one, in lower case, simplified, invisible characters gone; and for each of
 * its units where in the text it comes from.
 */
function comparable(text: string): { readonly plain: string; readonly origin: readonly number[] } {
  const hidden = text.replace(MARKS, (mark) => '〔'.repeat(mark.length))
  const origin: number[] = []
  let plain = ''
  let at = 0
  for (const character of hidden) {
    const piece = INVISIBLE.test(character) ? '' : simplified(character.normalize('NFKC').toLowerCase())
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(at)
    plain += piece
    at += character.length
  }
  return { plain, origin: [...origin, text.length] }
}
const INVISIBLE = /^[\p{Cf}\p{Mn}]$/u
