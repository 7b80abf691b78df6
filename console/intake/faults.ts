import type { FieldFault } from '../base/client.ts'
import type { Label } from '../base/label.ts'

/** What is said at a field of the form that the server or we found wanting: by its name in a submission. */
const WORDS: Readonly<Record<string, Label>> = {
  place: { zh: '还没写地点：路名、小区、店名都可以', en: 'Where is it? A street, an estate or a shop' },
  description: { zh: '还没写诉求：发生了什么', en: 'What has happened?' },
  appeal: { zh: '还没选诉求类型', en: 'Choose what is asked for' },
  channel: { zh: '这个途径的诉求不归您登记', en: 'You do not take in reports of this channel' },
  matter: { zh: '事项清单里没有这一项', en: 'The list has no such matter' },
  'source.system': {
    zh: '来源系统填代码：小写字母、数字、点',
    en: 'A short code: small letters, digits, dots',
  },
  'source.reference': {
    zh: '编号只能有字母、数字和 . _ : / -，最多 64 位',
    en: 'Letters, digits and . _ : / - only, 64 at most',
  },
  upstreamDue: { zh: '有来源编号才有办理时限', en: 'A limit needs the number it came with' },
  joins: { zh: '这一件不能并入了，请取消或另选', en: 'That case takes in no more: choose another or none' },
  'reporter.phone': { zh: '电话太长了', en: 'The number is too long' },
  'reporter.name': { zh: '称呼太长了', en: 'The name is too long' },
}

/** What is said at a field: our words, or the server's sentence where we have none. */
export const faultAt = (field: string, faults: readonly FieldFault[]): Label | undefined => {
  const fault = faults.find((one) => one.field === field)
  return fault && (WORDS[field] ?? { zh: fault.message, en: fault.message })
}

/** How many digits a number of this country has: 11 of a mobile phone, 7 or 8 of one in town, 10 to 12 with its area. */
const LIKELY = /^(1\d{10}|0\d{9,11}|[2-9]\d{6,7}|[49]00\d{7}|1\d{2}|1\d{4})$/

/** What is doubtful about a number as it was written down; it may be sent all the same. */
export function phoneDoubt(phone: string): Label | undefined {
  const written = phone.normalize('NFKC').trim()
  if (written === '') return undefined
  const digits = written
    .replace(/(转|分机|ext\.?|#).*$/iu, '')
    .replace(/^(\+|00)86/, '')
    .replaceAll(/\D/g, '')
  if (LIKELY.test(digits)) return undefined
  return digits === ''
    ? { zh: '里面没有号码', en: 'There is no number in it' }
    : { zh: `${digits.length} 位，请核对：手机 11 位`, en: `${digits.length} digits: a mobile number has 11` }
}
