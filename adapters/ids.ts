import { randomBytes } from 'node:crypto'
import type { Ids } from './ports.ts'

/** Crockford's base 32: no I, L, O or U, so that nobody misreads a code on paper or over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes in base 32, most significant first; 5 bytes make 8 characters. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31]
}

/** Milliseconds since 1970 as 10 characters that sort by time. */
function timestamp(ms: number): string {
  let text = ''
  for (let left = ms; text.length < 10; left = Math.floor(left / 32)) text = `${ALPHABET[left % 32]}${text}`
  return text
}

/**
 * New names. Ids of cases and reports sort by the moment they were made (48 bits of time, 80 random); a tracking code
 * is 80 random bits and tells nothing.
 */
export function createIds({
  now = Date.now,
  random = randomBytes,
}: {
  readonly now?: () => number
  /** So many random bytes. */
  readonly random?: (size: number) => Uint8Array
} = {}): Ids {
  const sortable = () => `${timestamp(now())}${base32(random(10))}`.toLowerCase()
  return {
    caseId: () => `c-${sortable()}`,
    reportId: () => `r-${sortable()}`,
    trackingCode: () => `DG${base32(random(10))}`,
    seed: () => Buffer.from(random(16)).toString('hex'),
  }
}
