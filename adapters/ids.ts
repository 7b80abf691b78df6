import { randomBytes } from 'node:crypto'
import { ALPHABET, base32 } from '#domain/base32.ts'
import type { Ids } from './ports.ts'

/** Milliseconds since 1970 as 10 characters that sort by time. */
function timestamp(ms: number): string {
  let text = ''
  for (let left = ms; text.length < 10; left = Math.floor(left / 32)) text = `${ALPHABET[left % 32]}${text}`
  return text
}

/**
 * New names. Ids of cases sort by the moment they were made (48 bits of time, 80 random); a tracking code is 80 random
 * bits and tells nothing.
 */
export function createIds({
  now = Date.now,
  random = randomBytes,
}: {
  readonly now?: () => number
  /** So many random bytes. */
  readonly random?: (size: number) => Uint8Array
} = {}): Ids {
  return {
    caseId: () => `c-${timestamp(now())}${base32(random(10))}`.toLowerCase(),
    trackingCode: () => `DG${base32(random(10))}`,
    seed: () => Buffer.from(random(16)).toString('hex'),
  }
}
