import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { ACCOUNT, clientSettings, REGION } from '#local/environment/settings.ts'
import { createTimeMachine } from '#local/time-machine.ts'
import { emptyTables } from './clean.ts'
import { openDesk } from './desk.ts'
import { restOf } from './rest.ts'
import { stageOf } from './stage.ts'

/**
 * A deployed system whose time is stepped, as a stage for stories.
 * @throws Error when the environment has no clock that can be moved
 */
export function steppedSystem(environment: EnvironmentFile) {
  const { outputs, emulator } = environment
  const settings = clientSettings(emulator)
  const dynamodb = new DynamoDBClient(settings)
  const sqs = new SQSClient(settings)
  const { ClockTable, CasesTable } = outputs
  if (ClockTable === undefined) throw new Error('This environment has no clock that can be moved.')
  const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${outputs.TimeQueueUrl.split('/').at(-1)}`
  const timeQueue = createTimeQueue({ client: sqs, queueArn })
  const time = createTimeMachine({ client: dynamodb, clockTable: ClockTable, timeQueue })
  const machine = createMachine({ client: new SFNClient(settings), stateMachineArn: outputs.StateMachineArn })
  const desk = openDesk(environment)
  const atRest = restOf({
    dynamodb,
    sqs,
    casesTable: CasesTable,
    jurisdiction: 'wujiaochang',
    queuePrefix: `duoge-${environment.environment}-`,
  })

  const stage = stageOf({ desk, atRest, advanceTo: time.advanceTo })
  return {
    ...stage,
    /** As the people of this environment use it, who have accounts. */
    desk,
    /** Whether the execution of a case has come to its good end. */
    succeeded: async (caseId: string) => (await machine.status(caseId, 1)).is === 'succeeded',
    /** Empties the environment and sets its clock. */
    begin: async (at: Instant) => {
      await emptyTables(dynamodb, [CasesTable, ClockTable])
      await time.set(at)
    },
    /** Sets the clock where nothing is due on the way. */
    moveTo: time.set,
  }
}
