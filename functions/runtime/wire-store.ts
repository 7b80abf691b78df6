import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import type { CaseStore, Clock, Ids } from '#adapters/ports.ts'
import { wallClock } from '#adapters/wall-clock.ts'

/** The variables by which a function reaches the store and the time. */
export type StoreEnv = {
  readonly CASES_TABLE: string
  readonly IDEMPOTENCY_TABLE?: string | undefined
  readonly PERSON_KEY_ARN?: string | undefined
  readonly CLOCK: 'wall' | 'stepped'
  readonly CLOCK_TABLE?: string | undefined
}

/** The store, the time and names: what nearly every function needs. */
export function wireStore(env: StoreEnv): { store: CaseStore; clock: Clock; ids: Ids } {
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
  return {
    store: createCaseStore({ client, casesTable, idempotencyTable: env.IDEMPOTENCY_TABLE ?? '', vault }),
    clock: wireClock(env),
    ids: createIds(),
  }
}

/** The time, for a function that has no business with the store. */
export const wireClock = ({ CLOCK, CLOCK_TABLE }: Pick<StoreEnv, 'CLOCK' | 'CLOCK_TABLE'>): Clock =>
  CLOCK === 'stepped' && CLOCK_TABLE !== undefined
    ? createSteppedClock({ client: dynamoDbClient(), clockTable: CLOCK_TABLE })
    : wallClock

const notHere = (): never => {
  throw new Error('This function was given no key for personal data: it has no business with it.')
}

/** For the functions that never touch personal data. */
const NO_VAULT: PersonVault = { seal: notHere, open: notHere, phoneIndex: notHere }
