import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import {
  auditKnowledge,
  precedentIds,
  removeOrphans,
  restorePrecedent,
} from '#adapters/dynamodb/knowledge-audit.ts'
import type { CaseStore, Clock } from '#adapters/ports.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'
import { listOpenCases } from '#functions/usecases/precedents/list-open-case.ts'
import { publishStatistics, rebuildIndex } from '#functions/usecases/precedents/tend-knowledge.ts'

/** The base whose index is tended, and who hears of it. */
export type TendedIndex = {
  readonly client: DynamoDBClient
  readonly knowledgeTable: string
  readonly clock: Clock
  readonly jurisdictions: readonly string[]
  readonly say: (words: string) => void
}

/**
 * Puts back what the index has lost, writes it anew by new statistics, lists the open cases by theirs, and removes what nothing
 * accounts for.
 */
export async function rebuildWhole(
  index: TendedIndex & { readonly store: Pick<CaseStore, 'loadCase' | 'openCases' | 'reportText'> },
): Promise<void> {
  const { store, client, knowledgeTable, clock, say } = index
  const knowledge = createKnowledge({ client, knowledgeTable })
  const { damaged } = await auditKnowledge(client, knowledgeTable)
  for (const precedentId of damaged) await restorePrecedent(client, knowledgeTable, precedentId)
  if (damaged.length > 0) say(`${damaged.length} precedents restored in the index.`)
  for (const jurisdiction of index.jurisdictions) await publishStatistics({ knowledge, clock }, jurisdiction)
  const cached = cachedStatistics(knowledge)
  const { seen, written } = await rebuildIndex(
    { knowledge: cached },
    precedentIds(client, knowledgeTable),
    (so) => say(`${so} …`),
  )
  say(`${seen} precedents, ${written} written anew.`)
  for (const jurisdiction of index.jurisdictions) {
    const open = await listOpenCases({ store, knowledge: cached }, jurisdiction, (so) => say(`${so} …`))
    say(`${open.seen} open cases of ${jurisdiction}, ${open.written} listed anew.`)
  }
  const { orphaned } = await auditKnowledge(client, knowledgeTable)
  await removeOrphans(client, knowledgeTable, orphaned)
}

/** As many wrong items are named as somebody looks at. */
const MAX_NAMED = 20

/**
 * Holds the index against the manifests and says what does not agree.
 * @returns whether all of it agrees
 */
export async function verifyIndex({
  client,
  knowledgeTable,
  say,
}: Pick<TendedIndex, 'client' | 'knowledgeTable' | 'say'>): Promise<boolean> {
  const audit = await auditKnowledge(client, knowledgeTable)
  say(
    `${audit.precedents} precedents, ${audit.postings} items of the index; ${audit.missing.length} missing, ` +
      `${audit.different.length} different, ${audit.orphaned.length} orphaned, ${audit.incomplete.length} half written.`,
  )
  const wrong = [...audit.missing, ...audit.different, ...audit.orphaned]
  for (const { pk, sk } of wrong.slice(0, MAX_NAMED)) say(`  ${pk} ${sk}`)
  return wrong.length + audit.incomplete.length === 0
}
