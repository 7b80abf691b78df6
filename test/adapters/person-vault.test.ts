import {
  DecryptCommand,
  type DecryptCommandInput,
  GenerateDataKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms'
import { beforeEach, describe, expect, it } from 'vitest'
import { type BlindIndexKeys, createPersonVault } from '#adapters/kms/person-vault.ts'

const PERSON = { name: '王阿姨', phone: '138 0013 8000' }
const MINUTE = 60_000

/** A KMS that remembers what it was asked, and binds data keys to their context. */
function fakeKms() {
  const asked: string[] = []
  const given = new Map<string, { key: Uint8Array; context: string }>()
  const client = new KMSClient({ region: 'ap-east-1' })
  client.middlewareStack.add(
    (_, { commandName }) =>
      async ({ input }) => {
        asked.push(commandName ?? '')
        const command = input as DecryptCommandInput
        const context = JSON.stringify(command.EncryptionContext)
        if (commandName === GenerateDataKeyCommand.name) {
          const blob = Buffer.from(`blob-${given.size}`)
          const key = new Uint8Array(32).fill(given.size + 1)
          given.set(blob.toString(), { key, context })
          return { output: { $metadata: {}, Plaintext: key, CiphertextBlob: blob }, response: {} }
        }
        if (commandName !== DecryptCommand.name) throw new Error(`Nobody expected ${commandName}.`)
        const found = given.get(Buffer.from(command.CiphertextBlob ?? []).toString())
        if (found === undefined || found.context !== context) throw new Error('InvalidCiphertextException')
        return { output: { $metadata: {}, Plaintext: found.key }, response: {} }
      },
    { step: 'initialize', priority: 'high' },
  )
  return { client, asked }
}

function keptKeys(): BlindIndexKeys {
  const kept = new Map<string, string>()
  return {
    read: async (jurisdiction) => kept.get(jurisdiction),
    keepFirst: async (jurisdiction, encrypted) => {
      if (!kept.has(jurisdiction)) kept.set(jurisdiction, encrypted)
      return kept.get(jurisdiction) ?? ''
    },
  }
}

describe('the vault of personal data', () => {
  let kms: ReturnType<typeof fakeKms>
  let blindIndexKeys: BlindIndexKeys
  let time = 0
  const newVault = () =>
    createPersonVault({ client: kms.client, keyArn: 'arn', blindIndexKeys, now: () => time })

  beforeEach(() => {
    kms = fakeKms()
    blindIndexKeys = keptKeys()
    time = 0
  })

  it('opens what it sealed, also in another container, and shows none of it in between', async () => {
    const sealed = await newVault().seal('r-1', 'wujiaochang', PERSON)
    const visible = JSON.stringify(sealed)
    expect(visible).not.toContain('13800138000')
    expect(Buffer.from(sealed.fields.name ?? '', 'base64').toString()).not.toContain('王')
    expect(await newVault().open('r-1', sealed)).toEqual(PERSON)
  })

  it('seals the same words differently each time', async () => {
    const vault = newVault()
    const [one, other] = [await vault.seal('r-1', 'wjc', PERSON), await vault.seal('r-1', 'wjc', PERSON)]
    expect(one.fields.name).not.toBe(other.fields.name)
  })

  it('opens nothing that was altered, or moved to another report, field or jurisdiction', async () => {
    const vault = newVault()
    const sealed = await vault.seal('r-1', 'wjc', PERSON)
    const { name = '', phone = '' } = sealed.fields
    const bytes = Buffer.from(name, 'base64')
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
    await expect(vault.open('r-2', sealed)).rejects.toThrow()
    await expect(vault.open('r-1', { ...sealed, fields: { name: phone } })).rejects.toThrow()
    await expect(
      vault.open('r-1', { ...sealed, fields: { name: bytes.toString('base64') } }),
    ).rejects.toThrow()
    await expect(vault.open('r-1', { ...sealed, jurisdiction: 'elsewhere' })).rejects.toThrow()
  })

  it('asks KMS once for many reports, and again when the data key is old or much used', async () => {
    const vault = newVault()
    await Promise.all(Array.from({ length: 50 }, (_, n) => vault.seal(`r-${n}`, 'wjc', PERSON)))
    expect(
      kms.asked.filter((one) => one === GenerateDataKeyCommand.name),
      'a data key and an index key',
    ).toHaveLength(2)

    time = 16 * MINUTE
    await vault.seal('r-51', 'wjc', { name: '李' })
    expect(kms.asked).toHaveLength(3)
    for (let n = 0; n < 10_000; n += 1) await vault.seal('r-52', 'wjc', { name: '李' })
    expect(kms.asked).toHaveLength(4)
  }, 20_000)

  it('opens many reports of one data key with one question to KMS', async () => {
    const writer = newVault()
    const sealed = await Promise.all(['r-1', 'r-2', 'r-3'].map((id) => writer.seal(id, 'wjc', PERSON)))
    const before = kms.asked.length
    const reader = newVault()
    for (const [n, one] of sealed.entries()) await reader.open(`r-${n + 1}`, one)
    expect(kms.asked.slice(before)).toEqual([DecryptCommand.name])
  })

  it('asks again after a fault of KMS', async () => {
    const vault = createPersonVault({
      client: kms.client,
      keyArn: 'arn',
      blindIndexKeys: { ...blindIndexKeys, read: failOnce(blindIndexKeys.read) },
    })
    await expect(vault.seal('r-1', 'wjc', PERSON)).rejects.toThrow('once')
    expect(await vault.seal('r-1', 'wjc', PERSON)).toMatchObject({ jurisdiction: 'wjc' })
  })

  it('finds the same phone number again, however it is written, in every container of the jurisdiction', async () => {
    const one = await newVault().phoneIndex('wjc', '138 0013 8000')
    const vault = newVault()
    for (const same of ['13800138000', '+86 138-0013-8000', '0086 13800138000', '１３８００１３８０００'])
      expect(await vault.phoneIndex('wjc', same)).toBe(one)
    expect(await vault.phoneIndex('wjc', '13800138001')).not.toBe(one)
    expect(await vault.phoneIndex('elsewhere', '13800138000')).not.toBe(one)
    expect((await vault.seal('r-1', 'wjc', PERSON)).phoneIndex).toBe(one)
  })

  it('has one index key also where two containers make the first at once', async () => {
    const [one, other] = await Promise.all(
      [newVault(), newVault()].map((vault) => vault.phoneIndex('wjc', '110')),
    )
    expect(one).toBe(other)
  })
})

function failOnce<A extends unknown[], T>(call: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  let failed = false
  return async (...args) => {
    if (failed) return call(...args)
    failed = true
    throw new Error('Failed once.')
  }
}
