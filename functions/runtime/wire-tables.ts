import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import type { StoreDependencies } from '#adapters/dynamodb/store.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import type { ClockEnv } from './wire-clock.ts'

/** The variables by which a function reaches the store and the time. */
export type StoreEnv = ClockEnv & {
  readonly CASES_TABLE: string
  readonly IDEMPOTENCY_TABLE?: string | undefined
  readonly PERSON_KEY_ARN?: string | undefined
}

/** The tables of cases and reports, with the vault of those whom they name. */
export function wireTables(env: StoreEnv): StoreDependencies {
  const client = dynamoDbClient()
  const casesTable = env.CASES_TABLE
  const vault =
    env.PERSON_KEY_ARN === undefined
      ? NO_VAULT
      : createPersonVault({
          client: kmsClient(),
          keyArn: env.PERSON_KEY_ARN,
          blindIndexKeys: createBlindIndexKeys({ client, casesTable }),
        })
  return { client, casesTable, idempotencyTable: env.IDEMPOTENCY_TABLE ?? '', vault }
}

const notHere = (): never => {
  throw new Error('This function was given no key for personal data: it has no business with it.')
}

/** For the functions that never touch personal data. */
const NO_VAULT: PersonVault = { seal: notHere, open: notHere, phoneIndex: notHere }
