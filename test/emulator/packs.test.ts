import { describe, expect, inject, it } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { MONDAY } from '#adapters/examples.ts'
import { editionOf, packOfEdition } from '#domain/pack/formats.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { packOf } from '#packs/index.ts'
import { describePacks } from '#test/adapters/packs-contract.ts'
import { PACK } from '#test/support/case-harness.ts'
import { createTable } from '#test/support/create-table.ts'

describe('published packs on DynamoDB', () => {
  // A hundred streets are published at once: on a busy machine connections wait longer than a function would.
  const patient = { connectionTimeout: 20_000, requestTimeout: 20_000 }
  const client = dynamoDbClient({ ...clientSettings(inject('emulator')), requestHandler: patient })
  let tables = 0
  const empty = async () => {
    tables += 1
    await createTable(client, 'packs', `packs-${tables}`)
    return createPacks({ client, packsTable: `packs-${tables}` })
  }
  describePacks(empty)

  it('are a hundred streets in one table, each read by itself', async () => {
    const packs = await empty()
    const codes = Array.from({ length: 100 }, (_, at) => `street-${at}`)
    const small = packOf('wujiaochang', 1) ?? PACK
    const became = await Promise.all(
      codes.map((jurisdiction) => packs.publish(editionOf({ ...small, jurisdiction }, MONDAY, 'operator'))),
    )
    expect(new Set(became)).toEqual(new Set(['published']))
    expect([...(await packs.served()).versions.keys()].toSorted()).toEqual(codes.toSorted())
    for (const jurisdiction of codes) {
      const found = await packs.edition(jurisdiction, 1)
      expect(found && packOfEdition(found)).toEqual({ ...small, jurisdiction })
    }
  })
})
