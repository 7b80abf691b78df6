import { createSecretKey, type KeyObject } from 'node:crypto'
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms'
import { numberIn } from '#domain/report/record/phone.ts'
import type { Person } from '#domain/report/record/report.ts'
import { blindIndex, openField, sealField } from './field-cipher.ts'
import { boundedCache } from './key-cache.ts'
import type { PersonVault, SealedPerson } from './sealed-person.ts'

/** Where the encrypted keys of blind indexes are kept, one for each jurisdiction. */
export type BlindIndexKeys = {
  readonly read: (jurisdiction: string) => Promise<string | undefined>
  /** Keeps a key unless one is kept already. @returns the one that is kept */
  readonly keepFirst: (jurisdiction: string, encrypted: string) => Promise<string>
}

/** What the vault needs. */
export type VaultDependencies = {
  readonly client: KMSClient
  /** ARN of the key for personal data. */
  readonly keyArn: string
  readonly blindIndexKeys: BlindIndexKeys
  /** Milliseconds that only go up, by which cached keys age. */
  readonly now?: () => number
}

/**
 * A quarter of an hour bounds what a stolen data key opens; 10,000 uses stay far below the 2³² at which random nonces
 * of one key may repeat.
 */
const DATA_KEYS = { maxAge: 15 * 60_000, maxUses: 10_000, maxEntries: 50 }

/** The fields of a person, each sealed by itself. */
const FIELDS = ['name', 'phone'] as const

/**
 * Envelope encryption of personal data: each field with AES-256-GCM under a data key of its jurisdiction. KMS is asked
 * when a container has no fresh data key, not for each report.
 */
export function createPersonVault({
  client,
  keyArn,
  blindIndexKeys,
  now = () => performance.now(),
}: VaultDependencies): PersonVault {
  const dataKeys = boundedCache<DataKey>(DATA_KEYS, now)
  const opened = boundedCache<KeyObject>(DATA_KEYS, now)
  const indexKeys = boundedCache<KeyObject>({ ...DATA_KEYS, maxUses: Number.POSITIVE_INFINITY }, now)

  async function generate(context: Context): Promise<DataKey> {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: context }),
    )
    if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no data key.')
    return { key: createSecretKey(Plaintext), encrypted: Buffer.from(CiphertextBlob).toString('base64') }
  }

  async function decrypt(encrypted: string, context: Context): Promise<KeyObject> {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: Buffer.from(encrypted, 'base64'),
        EncryptionContext: context,
      }),
    )
    if (Plaintext === undefined) throw new Error('KMS opened no data key.')
    return createSecretKey(Plaintext)
  }

  /** The key of a jurisdiction's index; made by whoever needs it first, and then always the same. */
  async function indexKey(jurisdiction: string): Promise<KeyObject> {
    const context: Context = { jurisdiction, purpose: 'phone-index' }
    const kept = await blindIndexKeys.read(jurisdiction)
    if (kept !== undefined) return decrypt(kept, context)
    const fresh = await generate(context)
    const first = await blindIndexKeys.keepFirst(jurisdiction, fresh.encrypted)
    return first === fresh.encrypted ? fresh.key : decrypt(first, context)
  }

  const phoneIndex = async (jurisdiction: string, phone: string): Promise<string> =>
    blindIndex(await indexKeys(jurisdiction, () => indexKey(jurisdiction)), numberIn(phone) ?? phone)

  return {
    phoneIndex,
    seal: async (reportId, jurisdiction, person) => {
      const [{ key, encrypted }, index] = await Promise.all([
        dataKeys(jurisdiction, () => generate({ jurisdiction, purpose: 'person' })),
        person.phone === undefined ? undefined : phoneIndex(jurisdiction, person.phone),
      ])
      return {
        schemaVersion: 1,
        jurisdiction,
        dataKey: encrypted,
        fields: fieldsOf(person, (field, text) => sealField(key, reportId, field, text)),
        ...(index === undefined ? {} : { phoneIndex: index }),
      }
    },
    open: async (reportId, { jurisdiction, dataKey, fields }: SealedPerson) => {
      const key = await opened(`${jurisdiction}\n${dataKey}`, () =>
        decrypt(dataKey, { jurisdiction, purpose: 'person' }),
      )
      return fieldsOf(fields, (field, sealed) => openField(key, reportId, field, sealed))
    },
  }
}

type Context = { readonly jurisdiction: string; readonly purpose: 'person' | 'phone-index' }
/** Held as a key object: Node makes one of raw bytes anew for each use, which costs more than the use itself. */
type DataKey = { readonly key: KeyObject; readonly encrypted: string }

/** The fields that are there, each turned into something else. */
function fieldsOf(
  fields: { readonly [F in (typeof FIELDS)[number]]?: string | undefined },
  turn: (field: string, text: string) => string,
): Person {
  const turned: Person = {}
  for (const field of FIELDS) {
    const text = fields[field]
    if (text !== undefined) turned[field] = turn(field, text)
  }
  return turned
}
