import { createHash } from 'node:crypto'
import { base32 } from '../../base32.ts'

/** Characters of an id behind its `r-`: 130 bits, so that no two codes ever meet in one id. */
const LENGTH = 26

/**
 * The id of the report with a tracking code: the first 130 bits of the code's SHA-256, in lower-case base 32. So a
 * report is found by its code without an item that says which it is. It goes one way only: staff and events carry the
 * id, and nobody guesses back the 80 random bits by which a report can be followed and taken back.
 * @param trackingCode in upper or lower case; of a text that is no code, the id of no report
 */
export const reportIdOf = (trackingCode: string): string => {
  const digest = createHash('sha256').update(trackingCode.toUpperCase()).digest()
  return `r-${base32(digest).slice(0, LENGTH).toLowerCase()}`
}

/** The names a new report is given. */
export type NewReport = { readonly reportId: string; readonly trackingCode: string }

/** The names of the report with a fresh tracking code. */
export const namesOf = (trackingCode: string): NewReport => ({
  reportId: reportIdOf(trackingCode),
  trackingCode,
})
