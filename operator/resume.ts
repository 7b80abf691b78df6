import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { resumeCase } from '#functions/usecases/cases/resume-case.ts'
import { systemCause } from '#functions/usecases/dependencies.ts'
import { deploymentOf } from './deployment.ts'
import { publishedPacks } from './published-packs.ts'

/**
 * `npm run resume -- <caseId> [environment]`: an operator gives a case a further execution, from what is kept of it.
 * On AWS it runs with the operator's own credentials, which have to allow it.
 */

const noPeople = (): never => {
  throw new Error('A resume has no business with personal data.')
}

const [caseId, environment] = process.argv.slice(2)
if (caseId === undefined) {
  console.error('Which case? npm run resume -- <caseId> [environment]')
  process.exit(1)
}
try {
  const deployment = await deploymentOf(environment)
  const { settings, CasesTable, ClockTable, StateMachineArn } = deployment
  const client = new DynamoDBClient(settings)
  const cause = systemCause('', `resume/${randomUUID()}`)
  const resumed = await resumeCase(
    {
      store: createCaseStore({
        client,
        casesTable: CasesTable,
        idempotencyTable: '',
        vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
      }),
      clock: ClockTable === undefined ? wallClock : createSteppedClock({ client, clockTable: ClockTable }),
      ids: createIds(),
      rulesOf: publishedPacks(deployment).rulesOf,
      machine: createMachine({ client: new SFNClient(settings), stateMachineArn: StateMachineArn }),
    },
    caseId,
    { ...cause, who: { ...cause.who, id: `operator/${userInfo().username}`, roles: ['operator'] } },
    'An operator resumes the case with a further run.',
  )
  if (resumed.ok) console.log(`${caseId} goes on with run ${resumed.value.run}.`)
  else console.error(resumed.error.message)
  process.exit(resumed.ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
