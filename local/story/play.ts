import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import { atLocal } from '#domain/clock/calendar.ts'
import type { EnvironmentFile } from '#local/environment-file.ts'
import { ACCOUNT, clientSettings, REGION } from '#local/settings.ts'
import { createTimeMachine } from '#local/time-machine.ts'
import { emptyTables } from './clean.ts'
import { openDesk, type TimelineEntry } from './desk.ts'
import { until } from './patience.ts'
import { restOf } from './rest.ts'
import { REPORT, SCENES, type Stagecraft } from './scenes.ts'
import { shanghai } from './tell.ts'

/** What is there when the loop has closed. */
export type Told = {
  readonly caseId: string
  readonly trackingCode: string
  /** What the reporter reads at the end. */
  readonly status: { readonly code: string; readonly zh: string; readonly en: string }
  readonly timeline: readonly TimelineEntry[]
  readonly precedent: Readonly<Record<string, unknown>>
}

/**
 * Plays 国定路555弄 in an environment of its own, from the call of 18 January to the precedent of 1 February 2021.
 * @param say gets each line as it happens
 * @throws Error when a step does not come about, the execution does not succeed, or the precedent can't be read
 */
export async function playStory(environment: EnvironmentFile, say: (line: string) => void): Promise<Told> {
  const { outputs, emulator } = environment
  const settings = clientSettings(emulator)
  const dynamodb = new DynamoDBClient(settings)
  const sqs = new SQSClient(settings)
  if (outputs.ClockTable === undefined) throw new Error('This environment has no clock that can be moved.')
  const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${outputs.TimeQueueUrl.split('/').at(-1)}`
  const time = createTimeMachine({
    client: dynamodb,
    clockTable: outputs.ClockTable,
    timeQueue: createTimeQueue({ client: sqs, queueArn }),
  })
  const machine = createMachine({ client: new SFNClient(settings), stateMachineArn: outputs.StateMachineArn })
  const desk = openDesk(environment)
  const atRest = restOf({
    dynamodb,
    sqs,
    casesTable: outputs.CasesTable,
    jurisdiction: 'wujiaochang',
    queuePrefix: `duoge-${environment.environment}-`,
  })
  const scene = (at: string, zh: string, en: string) => {
    say(`${shanghai(at)}  ${zh}`)
    say(`${' '.repeat(20)}  ${en}`)
  }

  await emptyTables(dynamodb, [outputs.CasesTable, outputs.ClockTable])
  const start = atLocal('2021-01-18', '09:20')
  await time.set(start)
  scene(start, '居民来电反映非机动车棚', 'A resident rings about the bicycle shed')
  const { trackingCode } = await desk.report(REPORT, `story-${process.pid}-${Date.now()}`)
  say(`    来件已收，查询码 ${trackingCode}`)
  const caseId = await until(
    'triage opens the case',
    async () => (await desk.tasksOf('call-taker')).find((task) => task.kind === 'contact')?.caseId,
  )
  say(`    立案 ${caseId}`)

  /** Everything on its way has arrived and the case stands in a stage: now people may act, or time move on. */
  const settle = async () => {
    await atRest()
    const stage = await until('the case stands still', async () => {
      const { case: of } = await desk.caseOf(caseId)
      return of.moving ? undefined : of.stage.code
    })
    await atRest()
    return stage
  }
  const with_: Stagecraft = {
    desk,
    caseId,
    report: async (person, kind, outcome, item) => {
      const { tasks } = await desk.caseOf(caseId)
      const asked = tasks.filter((task) => task.kind === kind && (item === undefined || task.item === item))
      const task = asked.find(({ assignee }) => assignee.kind === 'role' || assignee.party === person)
      if (task === undefined) throw new Error(`${person} owes no task of the kind ${kind} ${item ?? ''}.`)
      await desk.outcome(person, task.taskId, outcome)
      say(`    ${person}  ${outcome.outcome}${item === undefined ? '' : ` · ${item}`}`)
    },
    act: async (person, action) => {
      await desk.act(person, caseId, action)
      say(`    ${person}  ${action.action}`)
    },
  }
  for (const { at, stage, zh, en, play } of SCENES) {
    await settle()
    await time.advanceTo(at, async () => void (await settle()))
    const stands = await settle()
    if (stands !== stage)
      throw new Error(`At ${shanghai(at)} the case should be in ${stage} and is in ${stands}.`)
    scene(at, zh, en)
    await play(with_)
  }

  await until('the execution succeeds', async () =>
    (await machine.status(caseId, 1)) === 'succeeded' ? true : undefined,
  )
  const precedent = await until('the precedent can be read', () =>
    desk.precedent(caseId, 'dispatcher').catch(() => undefined),
  )
  const { status } = await desk.track(trackingCode)
  return { caseId, trackingCode, status, timeline: await desk.timeline(caseId), precedent }
}
