import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { allOf } from '#adapters/paging.ts'
import type { Calendar } from '#domain/clock/calendar.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { contradicts, replayDeadlines, replayOwed } from '#functions/usecases/operator/replay-deadlines.ts'
import { deploymentOf } from './deployment.ts'
import { publishedPacks } from './published-packs.ts'

/**
 * `npm run replay -- <caseId> [environment]`: computes every deadline of a case and of its reports again from their
 * events and compares it with what was told. Reads only; exits 1 when one that was not provisional comes out otherwise.
 */

const noPeople = (): never => {
  throw new Error('A replay has no business with personal data.')
}

const MARK = { same: '=', confirmed: '✓', moved: '~' } as const

const [caseId, environment] = process.argv.slice(2)
if (caseId === undefined) {
  console.error('Which case? npm run replay -- <caseId> [environment]')
  process.exit(1)
}
try {
  const deployment = await deploymentOf(environment)
  const { settings, CasesTable } = deployment
  const store = createCaseStore({
    client: new DynamoDBClient(settings),
    casesTable: CasesTable,
    idempotencyTable: '',
    vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
  })
  const found = await store.caseHeader(caseId)
  if (found === undefined) throw new Error(`There is no case ${caseId}.`)
  const eventsOf = async (subject: string): Promise<DomainEvent[]> =>
    (await allOf((cursor) => store.history(subject, cursor))).map(({ event }) => event)
  const { rulesOf, packs } = publishedPacks(deployment)
  const calendars = new Map<number, Calendar>()
  for (const { version } of await packs.editions(found.jurisdiction))
    calendars.set(version, (await rulesOf(found.jurisdiction, version)).calendar)
  const calendarOf = (packVersion: number): Calendar => {
    const calendar = calendars.get(packVersion)
    if (calendar === undefined) throw new Error(`Version ${packVersion} of the pack is not published here.`)
    return calendar
  }
  const calendar = calendarOf(found.packVersion)
  const replayed = replayDeadlines(await eventsOf(`case/${caseId}`), calendar, calendarOf)
  for (const reportId of await allOf((cursor) => store.reportsOfCase(caseId, cursor)))
    replayed.push(...replayOwed(reportId, await eventsOf(`report/${reportId}`), calendarOf))
  for (const one of replayed) {
    const { of, kind, change, words } = one
    console.log(`${contradicts(one) ? '≠' : MARK[change]} ${of} ${kind}\n    ${words.zh}\n    ${words.en}`)
  }
  const otherwise = replayed.filter(contradicts).length
  const moved = replayed.filter(({ change }) => change === 'moved').length - otherwise
  const asTold = replayed.length - otherwise - moved
  const since = moved === 0 ? '' : `, ${moved} moved since holidays were published`
  console.log(`${replayed.length} deadlines: ${asTold} as told${since}, ${otherwise} otherwise.`)
  process.exit(otherwise === 0 ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
