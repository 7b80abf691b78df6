/** A text, and the encoding it was in. */
export type FileText = { readonly text: string; readonly encoding: Encoding }
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Reads text as spreadsheets save it on a Chinese machine: UTF-8, UTF-16 with its mark, or GB18030 (GBK and GB2312 in
 * it), which has no mark and is what is left when it is not UTF-8.
 * @throws Error when it is a workbook and no text, or none of these, or UTF-8 with a few broken bytes, which as GB18030
 * would be read as nonsense
 */
export function textOf(bytes: Uint8Array): FileText {
  const begins = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new Error('This is a workbook, no text: save the sheet as CSV (另存为 CSV) and import that.')
  if (begins(0xff, 0xfe)) return decoded(bytes, 'utf-16le')
  if (begins(0xfe, 0xff)) return decoded(bytes, 'utf-16be')
  try {
    return decoded(bytes, 'utf-8')
  } catch {
    refuseBroken(bytes)
    return decoded(bytes, 'gb18030')
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): FileText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    throw new Error('This is no text in UTF-8, UTF-16 or GB18030: save it as UTF-8 (另存为 CSV UTF-8).')
  }
}

/** GB18030 read as UTF-8 is broken nearly everywhere, UTF-8 with a fault in a few places. */
function refuseBroken(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/gu)?.length ?? 0
  const whole = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (whole <= 4 * broken) return
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length
  throw new Error(`This is UTF-8 with broken characters, the first in line ${line}: mend them first.`)
}
