import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { reportIdOf } from '#domain/report/record/names.ts'
import { erase } from '#functions/usecases/operator/erase-report.ts'
import { deploymentOf } from './deployment.ts'
import { publishedPacks } from './published-packs.ts'

/**
 * `npm run erase -- <tracking code> [environment]`: what somebody reported, and that they did, is erased from the report and the
 * case that it opened; prints which texts of staff may still name somebody. On AWS it runs with the operator's own credentials.
 */

const noPeople = (): never => {
  throw new Error('Erasing has no need to read personal data.')
}

const [code, environment] = process.argv.slice(2)
if (code === undefined) {
  console.error('Which report? npm run erase -- <tracking code> [environment]')
  process.exit(1)
}
try {
  const deployment = await deploymentOf(environment)
  const store = createCaseStore({
    client: new DynamoDBClient(deployment.settings),
    casesTable: deployment.CasesTable,
    idempotencyTable: '',
    vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
  })
  const { rulesOf } = publishedPacks(deployment)
  const left = await erase({ store, clock: wallClock, ids: createIds(), rulesOf }, reportIdOf(code))
  if (left === undefined) console.error('There is no report with that tracking code.')
  else {
    console.log('已删除 · Erased: the words, who reported, the index of the number, the words of the place.')
    for (const { subject, sequence, field } of left)
      console.log(`请核对 · look at: ${subject}, ${field} of event ${sequence}`)
  }
  process.exit(left === undefined ? 1 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
