import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import { atLocal } from '#domain/clock/calendar.ts'
import { bringUp } from './bring-up.ts'
import { apiOf, outputsOf } from './deploy.ts'
import { answers, runningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentFile, keepEnvironment, readEnvironment } from './environment-file.ts'
import { LOCAL } from './paths.ts'
import { clientSettings } from './settings.ts'
import { emptyTables } from './story/clean.ts'
import { openDesk } from './story/desk.ts'
import { until } from './story/patience.ts'
import { restOf } from './story/rest.ts'
import { REPORT, SCENES } from './story/scenes.ts'
import { shanghai, timelineText } from './story/tell.ts'
import { createTimeMachine } from './time-machine.ts'

/**
 * `npm run story`: plays 国定路555弄 on the running local system, or on a fresh one, through the real API, queues and
 * state machine, with weeks passing in seconds. Ends well only when the loop has closed.
 */

const begun = performance.now()
const seconds = (): string => `${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s`
const say = (line: string): void => console.log(`${seconds()}  ${line}`)

/** The emulator of `npm start`, or one of this telling's own. */
async function anEmulator() {
  const named = process.env.AWS_ENDPOINT_URL?.replace(/\/$/, '')
  if (named && (await answers(named))) return { endpoint: named, ours: false, stop: async () => {} }
  const running = await runningEmulator(LOCAL)
  if (running) return { endpoint: running.endpoint, ours: false, stop: async () => {} }
  return { ...(await startEmulator({ dir: LOCAL, say })), ours: true }
}

/** The story's own environment, deployed unless it stands already. */
async function environmentOn(endpoint: string): Promise<EnvironmentFile> {
  const kept = await readEnvironment('story').catch(() => undefined)
  const stands = await outputsOf('story', new CloudFormationClient(clientSettings(endpoint))).catch(
    () => undefined,
  )
  if (kept?.emulator === endpoint && stands !== undefined && kept.api === apiOf(endpoint, stands)) return kept
  say('部署故事专用环境 · Deploying the story’s own environment …')
  const environment = await bringUp('story', endpoint)
  await keepEnvironment(environment)
  return environment
}

async function tell(environment: EnvironmentFile): Promise<void> {
  const { outputs } = environment
  if (outputs.ClockTable === undefined)
    throw new Error('The story’s environment has no clock that can be moved.')
  const settings = clientSettings(environment.emulator)
  const dynamodb = new DynamoDBClient(settings)
  const sqs = new SQSClient(settings)
  const timeQueue = createTimeQueue({ client: sqs, queueArn: queueArn(outputs.TimeQueueUrl) })
  const time = createTimeMachine({ client: dynamodb, clockTable: outputs.ClockTable, timeQueue })
  const machine = createMachine({ client: new SFNClient(settings), stateMachineArn: outputs.StateMachineArn })
  const desk = openDesk(environment)
  const atRest = restOf({
    dynamodb,
    sqs,
    casesTable: outputs.CasesTable,
    jurisdiction: 'wujiaochang',
    queuePrefix: 'duoge-story-',
  })

  await emptyTables(dynamodb, [outputs.CasesTable, outputs.ClockTable])
  const start = atLocal('2021-01-18', '09:20')
  await time.set(start)
  console.log(`\n国定路555弄 · the bicycle shed of Guoding Road 555\n`)
  scene(start, '居民来电反映非机动车棚', 'A resident rings about the bicycle shed')
  const { trackingCode } = await desk.report(REPORT, `story-${process.pid}-${Date.now()}`)
  console.log(`           来件已收，查询码 ${trackingCode}`)
  const caseId = await until(
    'triage opens the case',
    async () => (await desk.tasksOf('call-taker')).find((task) => task.kind === 'contact')?.caseId,
  )
  console.log(`           立案 ${caseId}`)

  const settled = async (stage: string) => {
    await atRest()
    await until(`the case comes to the stage ${stage}`, async () => {
      const { case: of } = await desk.caseOf(caseId)
      return !of.moving && of.stage.code === stage ? true : undefined
    })
    await atRest()
  }
  for (const { at, stage, zh, en, play } of SCENES) {
    await settled(await stageNow())
    await time.advanceTo(at, async () => settled(await stageNow()))
    await settled(stage)
    scene(at, zh, en)
    await play({ desk, caseId, report, act })
  }

  async function stageNow(): Promise<string> {
    return until('the case stands still', async () => {
      const { case: of } = await desk.caseOf(caseId)
      return of.moving ? undefined : of.stage.code
    })
  }
  async function report(
    person: string,
    kind: string,
    outcome: Parameters<typeof desk.outcome>[2],
    item?: string,
  ): Promise<void> {
    const { tasks } = await desk.caseOf(caseId)
    const own = tasks.filter((task) => task.kind === kind && (item === undefined || task.item === item))
    const task = own.find(({ assignee }) => assignee.kind === 'role' || assignee.party === person)
    if (task === undefined) throw new Error(`${person} owes no task of the kind ${kind} ${item ?? ''}.`)
    await desk.outcome(person, task.taskId, outcome)
    console.log(`           ${person}  ${outcome.outcome}${item === undefined ? '' : ` · ${item}`}`)
  }
  async function act(person: string, action: Parameters<typeof desk.act>[2]): Promise<void> {
    await desk.act(person, caseId, action)
    console.log(`           ${person}  ${action.action}`)
  }

  await until('the execution succeeds', async () =>
    (await machine.status(caseId, 1)) === 'succeeded' ? true : undefined,
  )
  const precedent = await until('the precedent can be read', () =>
    desk.precedent(caseId, 'dispatcher').catch(() => undefined),
  )
  const { status } = await desk.track(trackingCode)
  console.log(`\n时间线 · timeline\n\n${timelineText(await desk.timeline(caseId))}`)
  console.log(`\n案例 · precedent\n\n${JSON.stringify(precedent, null, 2)}\n`)
  console.log(`查询码 ${trackingCode}: ${status.zh} · ${status.en}`)
  say('闭环 · The loop has closed: the execution succeeded and the precedent can be read.')
}

const scene = (at: string, zh: string, en: string): void =>
  console.log(`${seconds()}  ${shanghai(at)}  ${zh}\n           ${' '.repeat(20)}${en}`)

/** The emulator's queue URLs end in account and name, as on AWS. */
function queueArn(url: string): string {
  const [name, account] = url.split('/').reverse()
  return `arn:aws:sqs:${clientSettings('').region}:${account}:${name}`
}

try {
  const emulator = await anEmulator()
  try {
    await tell(await environmentOn(emulator.endpoint))
  } finally {
    if (emulator.ours) await emulator.stop()
  }
  process.exit(0)
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
