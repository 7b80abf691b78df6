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
import { type Desk, openDesk } from './desk.ts'
import { until } from './patience.ts'
import { restOf } from './rest.ts'

type Outcome = Parameters<Desk['outcome']>[2]

/**
 * A deployed system whose time is stepped, as the people in it use it: they report and act, and time moves on only when
 * everything on its way has arrived.
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

  /** Waits until everything on its way has arrived and the case stands still. @returns its stage, or how it ended */
  const settle = async (caseId: string): Promise<string> => {
    await atRest()
    const stage = await until('the case stands still', async () => {
      const { case: of } = await desk.caseOf(caseId)
      return of.status === 'ended' || !of.moving ? of.stage.code : undefined
    })
    await atRest()
    return stage
  }

  return {
    desk,
    machine,
    settle,
    /** Empties the environment and sets its clock. */
    begin: async (at: Instant) => {
      await emptyTables(dynamodb, [CasesTable, ClockTable])
      await time.set(at)
    },
    /** Sets the clock where nothing is due on the way. */
    moveTo: time.set,
    /** A report as the call-taker takes it in, and the case that triage opens for it. */
    fileReport: async (report: unknown) => {
      const before = new Set((await desk.tasksOf('call-taker')).map(({ taskId }) => taskId))
      const receipt = await desk.submitAtDesk('call-taker', report, crypto.randomUUID())
      const caseId = await until(
        'triage opens the case',
        async () => (await desk.tasksOf('call-taker')).find(({ taskId }) => !before.has(taskId))?.caseId,
      )
      return { ...receipt, caseId }
    },
    /** Lets time pass up to a moment; what comes due on the way happens in its order. @returns the stage then */
    waitUntil: async (caseId: string, at: Instant): Promise<string> => {
      await settle(caseId)
      await time.advanceTo(at, async () => void (await settle(caseId)))
      return settle(caseId)
    },
    /** Reports the outcome of the open task of a kind that somebody owes. @throws Error when there is none */
    report: async (caseId: string, person: string, kind: string, outcome: Outcome, item?: string) => {
      const task = await openTask(desk, caseId, person, kind, item)
      await desk.outcome(person, task.taskId, outcome)
    },
    /** The open task of a kind that somebody owes. @throws Error when there is none */
    taskOf: (caseId: string, person: string, kind: string, item?: string) =>
      openTask(desk, caseId, person, kind, item),
  }
}

async function openTask(desk: Desk, caseId: string, person: string, kind: string, item: string | undefined) {
  const { tasks } = await desk.caseOf(caseId)
  const asked = tasks.filter((task) => task.kind === kind && (item === undefined || task.item === item))
  const task = asked.find(({ assignee }) => assignee.kind === 'role' || assignee.party === person)
  if (task === undefined) throw new Error(`${person} owes no task of the kind ${kind} ${item ?? ''}.`)
  return task
}
