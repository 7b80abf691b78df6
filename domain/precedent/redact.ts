/**
 * Takes personal data out of a text for the knowledge base: phone and ID numbers, e-mail, plates, rooms, and names
 * that a title or a kinship word gives away. What is not sure to be harmless goes; the trouble itself stays readable.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '〔邮箱〕'],
  [
    /(?<![0-9])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9])/gu,
    '〔证件号〕',
  ],
  [/(?:\+?86[- ]?)?(?<![0-9])1[3-9](?:[ -]?\d){9}(?![0-9])/gu, '〔电话〕'],
  [/(?<![0-9])(?:0\d{2,3}[- ]?)?[2-9]\d{6,7}(?![0-9号弄])/gu, '〔电话〕'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}/gu, '〔车牌〕'],
  [/\d+\s*(?:号楼|栋|幢|单元)(?:\s*\d+\s*(?:号楼|栋|幢|单元))*\s*\d{0,4}\s*(?:室)?/gu, '〔房号〕'],
  [/\d{2,4}\s*室/gu, '〔房号〕'],
  [/(?<=我叫|我是|本人|联系人|姓名[:：]?)[\p{Script=Han}]{2,3}(?=[，,。;；、\s]|$)/gu, '〔姓名〕'],
  [/[\p{Script=Han}](?=某某?|先生|女士|小姐|阿姨|老伯|师傅|(?:经理|主任)(?!(?:办公|接待)?室))/gu, '〔姓〕'],
]

/** The text without personal data. Applying it twice changes nothing more. */
export const redact = (text: string): string =>
  RULES.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text.normalize('NFKC'))
