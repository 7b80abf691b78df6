/**
 * `npm run knowledge -- <verify | rebuild> [environment]`: holds the index against the manifests of the precedents, or
 * puts back what it has lost, publishes new statistics, writes every precedent's postings anew by them and removes what
 * nothing accounts for. A rebuild can be broken off and begun again, and others may write meanwhile. On AWS it runs with the operator's own credentials.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import {
  auditKnowledge,
  precedentIds,
  removeOrphans,
  restorePrecedent,
} from '#adapters/dynamodb/knowledge-audit.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { rememberedStatistics } from '#functions/runtime/remembered-statistics.ts'
import { JURISDICTIONS } from '#functions/runtime/rules.ts'
import { publishStatistics, rebuildIndex } from '#functions/usecases/tend-knowledge.ts'
import { deploymentOf } from './deployment.ts'

const [what, environment] = process.argv.slice(2)
if (what !== 'verify' && what !== 'rebuild') {
  console.error('What? npm run knowledge -- <verify | rebuild> [environment]')
  process.exit(1)
}
try {
  const { settings, KnowledgeTable } = await deploymentOf(environment)
  const client = new DynamoDBClient(settings)
  const knowledge = createKnowledge({ client, knowledgeTable: KnowledgeTable })
  if (what === 'rebuild') {
    const { damaged } = await auditKnowledge(client, KnowledgeTable)
    for (const precedentId of damaged) await restorePrecedent(client, KnowledgeTable, precedentId)
    if (damaged.length > 0) console.log(`${damaged.length} precedents restored in the index.`)
    for (const jurisdiction of JURISDICTIONS)
      await publishStatistics({ knowledge, clock: wallClock }, jurisdiction)
    const { seen, written } = await rebuildIndex(
      { knowledge: rememberedStatistics(knowledge) },
      precedentIds(client, KnowledgeTable),
      (so) => console.log(`${so} …`),
    )
    console.log(`${seen} precedents, ${written} written anew.`)
    const { orphaned } = await auditKnowledge(client, KnowledgeTable)
    await removeOrphans(client, KnowledgeTable, orphaned)
  }
  const audit = await auditKnowledge(client, KnowledgeTable)
  console.log(
    `${audit.precedents} precedents, ${audit.postings} items of the index; ${audit.missing.length} missing, ` +
      `${audit.different.length} different, ${audit.orphaned.length} orphaned, ${audit.incomplete.length} half written.`,
  )
  const wrong = [...audit.missing, ...audit.different, ...audit.orphaned]
  for (const { pk, sk } of wrong.slice(0, 20)) console.log(`  ${pk} ${sk}`)
  process.exit(wrong.length + audit.incomplete.length === 0 ? 0 : 2)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
