import { createHash } from 'node:crypto'
import { redact } from '../../redaction/redact.ts'
import type { Precedent } from '../precedent.ts'

/**
 * What an imported precedent keeps of the line it was made of: the old number, where it is a mere code, and a hash of the
 * contents, by which another line under the same number is told apart.
 * @param contents redacted before they are hashed: a number that is missing in a text that is known could be tried out
 */
export const importedOf = (id: string, contents: readonly string[]): NonNullable<Precedent['imported']> => ({
  ...(isCode(id) && { reference: id }),
  content: createHash('sha256')
    .update(JSON.stringify(contents.map(redact)))
    .digest('hex'),
})

/** Whether an old number can be nobody's name, phone or identity card. */
const isCode = (id: string): boolean =>
  /^[a-z0-9][a-z0-9._/#-]{0,63}$/i.test(id) && /\d/.test(id) && !PERSONAL.some((pattern) => pattern.test(id))

const PERSONAL = [
  /(?<!\d)(?:0|\+?86)?-?1[3-9]\d(?:-?\d{4}){2}(?!\d)/,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/,
  /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?!\d)/i,
]
