import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { CaseStore } from '#adapters/ports.ts'
import { createGet } from './get.ts'
import { expirySeconds, readCase, readIdempotency, readIdentity, readReport } from './items.ts'
import { caseKey, identityKey, reportKey } from './keys.ts'
import { createSave, type SaveDependencies } from './save.ts'

/** What taking in a report asks of the store. */
export type IntakeStore = Pick<
  CaseStore,
  'save' | 'caseHeader' | 'loadReport' | 'identity' | 'idempotencyRecord'
>

/**
 * The part of the store that takes reports in, by itself: intake is the one function that starts while somebody waits for a
 * receipt, and loads nothing it does not call.
 */
export function createIntakeStore(dependencies: SaveDependencies): IntakeStore {
  const { client, casesTable, idempotencyTable, now = Date.now } = dependencies
  const get = createGet(client, casesTable)
  return {
    save: createSave(dependencies),
    caseHeader: (caseId) => get(caseKey(caseId), readCase, false),
    loadReport: (reportId) => get(reportKey(reportId), readReport, true),
    identity: (key) => get(identityKey(key), readIdentity, true),
    idempotencyRecord: async (key) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: idempotencyTable, Key: marshall({ pk: key }), ConsistentRead: true }),
      )
      const record = Item && readIdempotency(Item)
      return record && expirySeconds(record.expiresAt) > Math.floor(now() / 1_000) ? record : undefined
    },
  }
}
