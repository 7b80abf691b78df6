import { CreateKeyCommand } from '@aws-sdk/client-kms'
import { beforeAll, describe, inject } from 'vitest'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { describeCaseStore } from '#test/adapters/case-store-contract.ts'
import { WALL_CLOCK } from '#test/adapters/conditional-changes.ts'
import { createTable } from '#test/support/create-table.ts'

describe('the store on DynamoDB', () => {
  const settings = clientSettings(inject('emulator'))
  const client = dynamoDbClient(settings)
  const kms = kmsClient(settings)
  let keyArn = ''
  let tables = 0

  beforeAll(async () => {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
    keyArn = KeyMetadata?.Arn ?? ''
  })

  describeCaseStore(async (pageSize) => {
    tables += 1
    const casesTable = `case-store-${tables}`
    const idempotencyTable = `case-store-answers-${tables}`
    await createTable(client, 'cases', casesTable)
    await createTable(client, 'idempotency', idempotencyTable)
    const blindIndexKeys = createBlindIndexKeys({ client, casesTable })
    const vault = createPersonVault({ client: kms, keyArn, blindIndexKeys })
    return createCaseStore({
      client,
      casesTable,
      idempotencyTable,
      vault,
      now: () => WALL_CLOCK,
      pageSize,
    })
  })
})
