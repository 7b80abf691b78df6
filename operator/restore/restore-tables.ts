import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import { type Restorable, type Restored, restored } from '#infra/restored.ts'
import { type RestoreOf, restoreTable } from './restore-table.ts'

/** Under which output a stack tells the table of a kind that is used. */
const OUTPUTS = {
  cases: 'CasesTable',
  idempotency: 'IdempotencyTable',
  knowledge: 'KnowledgeTable',
  packs: 'PacksTable',
} as const satisfies Record<Restorable, string>

/**
 * Restores tables beside those in use, as they were at a moment; nothing that is in use is changed. Doing it twice is
 * harmless, and broken off it goes on.
 * @param deployment tells which tables are in use
 * @param before which took the place of others earlier
 * @returns which shall be used from now on
 * @throws Error when a table can't be restored, or is none of ours
 */
export async function restoreTables(
  deployment: Readonly<Record<(typeof OUTPUTS)[Restorable], string>>,
  {
    tables,
    before,
    ...of
  }: { readonly tables: readonly Restorable[]; readonly before: Restored } & {
    readonly client: DynamoDBClient
  } & Pick<RestoreOf, 'to' | 'say' | 'pause'>,
): Promise<Restored> {
  const stamp = of.to.toISOString().slice(0, 19).replace(/\D/g, '')
  // A table that was restored once may have to be again: its name tells the later moment alone.
  const entries = await Promise.all(
    tables.map(async (kind) => {
      const from = deployment[OUTPUTS[kind]]
      const into = `${from.replace(/-at-\d{14}$/, '')}-at-${stamp}`
      return [kind, await restoreTable({ ...of, from, into, shape: TABLES[kind] })] as const
    }),
  )
  return restored.parse({ ...before, ...Object.fromEntries(entries) })
}
