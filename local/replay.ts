import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { replayDeadlines } from '#functions/usecases/replay-deadlines.ts'
import { deploymentOf } from './deployment.ts'

/**
 * `npm run replay -- <caseId> [environment]`: reckons every deadline of a case again from its events and compares it
 * with what was told. Reads only; exits 1 when one that was not provisional comes out otherwise.
 */

const noPeople = (): never => {
  throw new Error('A replay has no business with personal data.')
}

const MARK = { same: '=', confirmed: '✓', moved: '≠' } as const

const [caseId, environment] = process.argv.slice(2)
if (caseId === undefined) {
  console.error('Which case? npm run replay -- <caseId> [environment]')
  process.exit(1)
}
try {
  const { settings, CasesTable } = await deploymentOf(environment)
  const store = createCaseStore({
    client: new DynamoDBClient(settings),
    casesTable: CasesTable,
    idempotencyTable: '',
    vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
  })
  const found = await store.caseHeader(caseId)
  if (found === undefined) throw new Error(`There is no case ${caseId}.`)
  const events: DomainEvent[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await store.history(`case/${caseId}`, cursor)
    events.push(...page.items.map(({ event }) => event))
    cursor = page.cursor
  }
  const replayed = replayDeadlines(events, rulesOf(found.jurisdiction).calendar)
  for (const { taskId, kind, change, words } of replayed)
    console.log(`${MARK[change]} ${taskId} ${kind}\n    ${words.zh}\n    ${words.en}`)
  const moved = replayed.filter(({ change }) => change === 'moved').length
  console.log(`${replayed.length} deadlines: ${replayed.length - moved} as told, ${moved} otherwise.`)
  process.exit(moved === 0 ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
