/**
 * `npm run dry-run -- --pack <folder> --since <date> [environment] [--json]`: tries a changed pack, before it takes
 * effect, on the cases that were opened since a date, and shows which would have been routed, timed or escalated
 * otherwise. It reads only; it scans the table of cases. On AWS it runs with the operator's own credentials.
 */
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createCalendar } from '#adapters/calendar.ts'
import { scanCases } from '#adapters/dynamodb/case-scan.ts'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { atLocal, type Instant } from '#domain/clock/calendar.ts'
import { type Difference, differencesIn } from '#domain/dry-run/compare.ts'
import type { PackRules } from '#domain/dry-run/past.ts'
import { totalsOf } from '#domain/dry-run/totals.ts'
import { pastRunOf } from '#functions/usecases/cases/past-run.ts'
import { deploymentOf } from './deployment.ts'
import { linesOf, linesOfTotals } from './dry-run/words.ts'
import { linesOf as linesOfFault } from './pack/fault.ts'
import { readPackFolder } from './pack-folder.ts'
import { publishedPacks } from './published-packs.ts'

/** Progress is told every so many cases. */
const EVERY = 100

const noPeople = (): never => {
  throw new Error('A dry run has no business with personal data.')
}

/** The changed pack; every fault of it is told, and nothing is tried with one that has any. */
async function changedPack(folder: string): Promise<PackRules> {
  const read = await readPackFolder(folder)
  if (read.ok)
    return { pack: read.value.pack, calendar: createCalendar(read.value.pack.hours, read.value.pack.days) }
  for (const fault of read.error) console.error(linesOfFault(fault).join('\n'))
  throw new Error(`${read.error.length} faults: nothing of this pack is tried.`)
}

/** The beginning of a day in Shanghai. */
function sinceOf(date: string): Instant {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !Number.isFinite(Date.parse(date)))
    throw new Error(`${date} is no date: write 2026-01-31.`)
  return atLocal(date, '00:00')
}

try {
  const { values, positionals } = parseArgs({
    options: { pack: { type: 'string' }, since: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.pack === undefined || values.since === undefined)
    throw new Error('usage: npm run dry-run -- --pack <folder> --since <date> [environment] [--json]')
  const changed = await changedPack(values.pack)
  const { jurisdiction } = changed.pack
  const since = sinceOf(values.since)
  const deployment = await deploymentOf(positionals[0])
  const { settings, CasesTable, ClockTable } = deployment
  const client = new DynamoDBClient(settings)
  const store = createCaseStore({
    client,
    casesTable: CasesTable,
    idempotencyTable: '',
    vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
  })
  const clock = ClockTable === undefined ? wallClock : createSteppedClock({ client, clockTable: ClockTable })
  const now = await clock.now()
  const orders = await store.standingOrders(jurisdiction)
  const [before, after] = [
    { ...(await publishedPacks(deployment).rulesOf(jurisdiction)), orders },
    { ...changed, orders },
  ]
  const tried: (readonly Difference[])[] = []
  for await (const cases of scanCases(client, CasesTable, { jurisdiction, since }))
    for (const one of cases) {
      const differences = differencesIn(await pastRunOf({ store }, one, now), before, after)
      tried.push(differences)
      if (differences.length > 0)
        for (const line of values.json
          ? [JSON.stringify({ caseId: one.caseId, matter: one.matter, openedAt: one.openedAt, differences })]
          : linesOf(one, differences))
          console.log(line)
      if (tried.length % EVERY === 0) console.error(`${tried.length} cases …`)
    }
  const totals = totalsOf(tried)
  console.log(values.json ? JSON.stringify({ totals }) : linesOfTotals(totals).join('\n'))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
