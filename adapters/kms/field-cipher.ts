import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'

/** AES-256-GCM: a nonce of 96 bits before, a tag of 128 bits behind the ciphertext (NIST SP 800-38D). */
const NONCE = 12
const TAG = 16

/** What a field is bound to: it opens for this report and under this name only. */
const bound = (reportId: string, field: string): Buffer => Buffer.from(`${reportId}\n${field}`)

/** Seals one field of a report. @returns nonce, ciphertext and tag, base64 */
export function sealField(key: KeyObject, reportId: string, field: string, text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(reportId, field))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return sealed.toString('base64')
}

/** Opens one field. @throws Error when it was altered, or sealed for another report or field */
export function openField(key: KeyObject, reportId: string, field: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(bound(reportId, field))
    .setAuthTag(bytes.subarray(-TAG))
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
  return text.toString('utf8')
}

/** A phone number as it is compared: its digits, without the country's prefix. */
export const normalPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')

/** The blind index of a phone number: nobody without the key can tell the number, nor try out all of them. */
export const blindIndex = (key: KeyObject, phone: string): string =>
  createHmac('sha256', key).update(normalPhone(phone)).digest('base64url')
