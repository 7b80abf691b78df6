import type { FieldFault } from '../base/client.ts'
import type { Label } from '../base/label.ts'

/** What is said at a field that a report cannot do without. */
const NEEDED: Readonly<Record<string, Label>> = {
  place: { zh: '还没写地点：路名、小区、店名都可以', en: 'Where is it? A street, an estate or a shop' },
  description: { zh: '还没写诉求：发生了什么', en: 'What has happened?' },
  appeal: { zh: '还没选诉求类型', en: 'Choose what is asked for' },
}

/** The fault of a field in which nothing stands. */
export const missingFault = (field: string): FieldFault => ({
  field,
  ...(NEEDED[field] ?? { zh: '请填写', en: 'Fill this in' }),
})

/** What is said at a field. */
export const faultAt = (field: string, faults: readonly FieldFault[]): Label | undefined =>
  faults.find((one) => one.field === field)

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
