/** What a number may begin with, is written with, and is followed by: an extension, a remark. */
const WRITTEN =
  /^(?:(?:tel|phone|电话|手机|座机|联系电话|号码)[:\s]*)?((?:\+|00)?\(?\d[\d\s().·•,、_~—–\-/]{2,28}\d)\)?(?:\s*(?:转|分机|ext\.?|#)\s*(\d{1,6}))?(?:\D.*)?$/isu

/** Digits that a number has at least and at most, the country's code left out. */
const SHORTEST = 5
const LONGEST = 15

/**
 * The number that can be called in what somebody wrote, whatever its spelling: full-width, with separators or brackets, with
 * an extension (转) or a remark behind. Mainland China's own code is left out, an extension stands behind a dash.
 * @returns nothing where no number is told for sure: what was written is kept all the same
 */
export function numberIn(written: string): string | undefined {
  const [, number = '', extension] = WRITTEN.exec(written.normalize('NFKC').trim()) ?? []
  const digits = number.replaceAll(/\D/gu, '').replace(/^(?:00)?86(?=1\d{10}$|0?[2-9]\d{8,10}$)/u, '')
  if (digits.length < SHORTEST || digits.length > LONGEST) return undefined
  return extension === undefined ? digits : `${digits}-${extension}`
}
