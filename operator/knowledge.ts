/**
 * `npm run knowledge -- <verify | rebuild> [environment]`: holds the index against the manifests of the precedents, or
 * puts back what it has lost, publishes new statistics, writes every precedent's postings anew by them, lists all open
 * cases and removes what nothing accounts for. A rebuild can be broken off and begun again, and others may write meanwhile. On AWS it runs with the operator's own credentials.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { deploymentOf } from './deployment.ts'
import { publishedPacks } from './published-packs.ts'
import { rebuildWhole, verifyIndex } from './tend-index.ts'

const noPeople = (): never => {
  throw new Error('A rebuild has no business with personal data.')
}

const [what, environment] = process.argv.slice(2)
if (what !== 'verify' && what !== 'rebuild') {
  console.error('What? npm run knowledge -- <verify | rebuild> [environment]')
  process.exit(1)
}
try {
  const deployment = await deploymentOf(environment)
  const { settings, CasesTable: casesTable, KnowledgeTable: knowledgeTable } = deployment
  const jurisdictions = await publishedPacks(deployment).serving.jurisdictions()
  const client = new DynamoDBClient(settings)
  const say = (words: string) => console.log(words)
  const index = { client, knowledgeTable, clock: wallClock, jurisdictions, say }
  if (what === 'rebuild') {
    const vault = { seal: noPeople, open: noPeople, phoneIndex: noPeople }
    const store = createCaseStore({ client, casesTable, idempotencyTable: '', vault })
    await rebuildWhole({ ...index, store })
  }
  process.exit((await verifyIndex(index)) ? 0 : 2)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
