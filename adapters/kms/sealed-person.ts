import * as z from 'zod'
import type { Person } from '#domain/report/record/report.ts'

/** A person as it is stored: each field sealed by itself, with the data key that opens them, itself encrypted. */
export const sealedPerson = z.object({
  schemaVersion: z.literal(1),
  jurisdiction: z.string().min(1),
  /** The encrypted data key, base64. */
  dataKey: z.string().min(1),
  /** Nonce, ciphertext and tag of each field, base64. */
  fields: z.object({ name: z.string().optional(), phone: z.string().optional() }),
  /** Blind index of the phone number: the same number of the same jurisdiction has the same one. */
  phoneIndex: z.string().optional(),
})
export type SealedPerson = z.infer<typeof sealedPerson>

/** Seals and opens what tells who reported. */
export type PersonVault = {
  /** @param reportId bound into every field: a field moved to another report does not open */
  readonly seal: (reportId: string, jurisdiction: string, person: Person) => Promise<SealedPerson>
  /** @throws Error when a field was altered or belongs to another report */
  readonly open: (reportId: string, sealed: SealedPerson) => Promise<Person>
  /** The blind index of a phone number, however it is written. */
  readonly phoneIndex: (jurisdiction: string, phone: string) => Promise<string>
}
