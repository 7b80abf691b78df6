/**
 * The whole system with the real SDK clients: tables, bus, queues, schedules, keys and the machine on the emulator, the
 * consumers in this process with the same code around them as in their functions. What a deployment has between them,
 * this file does: it hands on what the stream and the queues hold (and again what failed), and what comes due.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { ListSchedulesCommand } from '@aws-sdk/client-scheduler'
import { DescribeExecutionCommand, SendTaskFailureCommand } from '@aws-sdk/client-sfn'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import type { Context, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { createIds } from '#adapters/ids.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import { createSchedules } from '#adapters/scheduler/schedules.ts'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { millis } from '#domain/clock/calendar.ts'
import { CONSUMERS, subscriptionOf } from '#domain/events/subscriptions.ts'
import { outgoingOfRecords } from '#functions/events/publish-outbox.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'
import { resumeCase } from '#functions/usecases/cases/resume-case.ts'
import { publishEvents } from '#functions/usecases/publish-events.ts'
import { ACCOUNT } from '#local/environment/settings.ts'
import { emptyTables } from '#local/story/clean.ts'
import { until } from '#local/story/patience.ts'
import { executionName, executionText } from '#statemachines/contract.ts'
import { operator } from './actors.ts'
import { createGround } from './emulated-ground.ts'
import type { StreamRecord } from './emulated-stream.ts'
import { deployRelayedMachine, type Relayed } from './relayed-machine.ts'
import { rulesFrom } from './sample-rules.ts'
import type { DistrictMessage } from './telling.ts'
import { MACHINE_CONSUMERS, machineWorkers, QUEUES, type QueueName, queueWorkers } from './workers.ts'

/** Fewer than in life, so that each batch holds calls of its own. */
const BATCH = 3
/** Longer than any step of a story takes with all its faults, in milliseconds. */
const TIMEOUT_MS = 30_000
const JURISDICTION = 'wujiaochang'
/** What tells a call of the machine from others. */
const called = z.object({ caseId: z.string(), run: z.number(), visit: z.number().default(0) })

/** Makes everything on an emulator and starts with nothing having happened. */
export async function createEmulatedSystem(endpoint: string) {
  const ground = await createGround(endpoint)
  const { calls, clients, tables, queues } = ground
  let now: Instant = '2021-01-18T01:00:00.000Z'
  /** Calls of the machine that failed and have not come again yet. */
  const failed = new Set<string>()
  const backlog: StreamRecord[] = []
  /** Queues that something may have been put on since they were last found empty. */
  const rung = new Set<QueueName>()

  const { OpenStage, CloseCase, ArchiveCase, MarkStalled } = machineWorkers(depsOf)
  const machine = await deployRelayedMachine(endpoint, {
    OpenStage: watched('OpenStage', OpenStage),
    CloseCase: watched('CloseCase', CloseCase),
    ArchiveCase: watched('ArchiveCase', ArchiveCase),
    MarkStalled: watched('MarkStalled', MarkStalled),
  })

  /** What a consumer is wired with at a cold start: nothing is cached from an earlier call. */
  function depsOf(_consumer: string) {
    const { dynamodb } = clients
    const store = createCaseStore({
      client: dynamodb,
      casesTable: tables.cases,
      idempotencyTable: tables.idempotency,
      vault: createPersonVault({
        client: clients.kms,
        keyArn: ground.keyArn,
        blindIndexKeys: createBlindIndexKeys({ client: dynamodb, casesTable: tables.cases }),
      }),
    })
    const queueArn = queues['deadline-reached'].arn
    return {
      store,
      clock: { now: async () => now },
      ids: createIds(),
      knowledge: cachedStatistics(createKnowledge({ client: dynamodb, knowledgeTable: tables.knowledge })),
      machine: createMachine({ client: clients.sfn, stateMachineArn: machine.arn }),
      schedules: createSchedules({
        client: clients.scheduler,
        group: ground.scheduleGroup,
        roleArn: `arn:aws:iam::${ACCOUNT}:role/scheduler`,
        queueArn,
        deadLetterArn: queueArn,
        timeQueue: createTimeQueue({ client: clients.sqs, queueArn }),
        now: () => millis(now),
      }),
      bus: createBus({ client: clients.events, busName: ground.busName }),
      people: createPeople({ client: dynamodb, packsTable: tables.packs }),
      ...rulesFrom(createPacks({ client: dynamodb, packsTable: tables.packs })),
    }
  }
  const ports = depsOf('the test')

  /** A function of the machine, watched: each of its calls is a hop of its own, and what failed comes again. */
  function watched(name: Relayed, handler: (payload: unknown) => Promise<unknown>) {
    return async (payload: unknown) => {
      const { caseId, run, visit } = called.parse(payload)
      const hop = `${name} ${caseId} ${run} ${visit}`
      try {
        const result = await calls.invoke({ consumer: MACHINE_CONSUMERS[name], hop }, () => handler(payload))
        failed.delete(hop)
        return result
      } catch (fault) {
        failed.add(hop)
        throw fault
      }
    }
  }

  const workers = queueWorkers(depsOf)

  /** Hands the outbox its next records; a batch that fails comes again. */
  async function pumpOutbox(): Promise<boolean> {
    const records = await ground.stream.inserted()
    backlog.push(...records.filter(({ dynamodb }) => dynamodb.NewImage.kind?.S === 'event'))
    const batch = backlog.slice(0, BATCH)
    const [first] = batch
    if (first === undefined) return false
    const hop = JSON.stringify([first.dynamodb.NewImage.pk, first.dynamodb.NewImage.sk])
    const published = await calls
      .invoke({ consumer: 'publish-outbox', hop }, () =>
        publishEvents(depsOf('publish-outbox'), outgoingOfRecords(batch, Date.now())),
      )
      .catch(() => undefined)
    if (published !== undefined) backlog.splice(0, batch.length)
    for (const name of CONSUMERS) if ('length' in subscriptionOf(name).source) rung.add(name)
    return true
  }

  /** Works off what a queue holds; a message that fails can be seen again at once. */
  async function workOff(name: QueueName): Promise<boolean> {
    const { url: QueueUrl } = queues[name]
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    )
    for (const { MessageId: messageId = '', Body: body = '', ReceiptHandle } of Messages) {
      const event = { Records: [{ messageId, body }] } as SQSEvent
      const { batchItemFailures } = await calls.invoke({ consumer: name, hop: messageId }, () =>
        workers[name](event, {} as Context),
      )
      if (batchItemFailures.length === 0)
        await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      else
        await clients.sqs.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        )
    }
    if (Messages.length === 0) rung.delete(name)
    // What is due at once goes to the queue of times without a schedule.
    else if (name === 'reconcile') rung.add('deadline-reached')
    return Messages.length > 0
  }

  /** Whether every open case stands where people act, and the machine has nothing to try again. */
  async function machineRests(): Promise<boolean> {
    if (failed.size > 0) return false
    const { items } = await ports.store.openCases(JURISDICTION)
    for (const caseId of items) {
      const header = await ports.store.caseHeader(caseId)
      if (header?.status === 'open' && header.stalled === undefined && header.position.at !== 'in')
        return false
    }
    return true
  }

  async function settle(): Promise<void> {
    for (const begun = Date.now(); Date.now() - begun < TIMEOUT_MS; ) {
      // Asked first: what the machine wrote before it came to rest is in the stream by then.
      const rests = await machineRests()
      let moved = await pumpOutbox()
      for (const name of QUEUES) if (rung.has(name) && (await workOff(name))) moved = true
      if (rests && !moved) return
      if (!moved) await sleep(5)
    }
    const stand = await Promise.all(
      (await ports.store.openCases(JURISDICTION)).items.map((caseId) => ports.store.caseHeader(caseId)),
    )
    const where = JSON.stringify(stand.map((one) => one?.position))
    throw new Error(
      `The system does not come to rest: ${where}, to come again: ${[...failed]}, unpublished: ${backlog.length}.`,
    )
  }

  async function schedulesDue() {
    const { Schedules = [] } = await clients.scheduler.send(
      new ListSchedulesCommand({ GroupName: ground.scheduleGroup }),
    )
    const cases = new Set(Schedules.map(({ Name = '' }) => Name.slice(0, Name.lastIndexOf('.'))))
    const standing = await Promise.all([...cases].map((caseId) => ports.schedules.ofCase(caseId)))
    return standing.flat().toSorted((a, b) => (a.at < b.at ? -1 : 1))
  }

  async function advanceTo(to: Instant): Promise<void> {
    for (;;) {
      await settle()
      const [due] = await schedulesDue()
      if (due === undefined || due.at > to) break
      if (due.at > now) now = due.at
      const { caseId, taskId } = due
      await put('deadline-reached', { caseId, taskId })
      await ports.schedules.remove(due)
    }
    if (to > now) now = to
    await settle()
  }

  /** Puts a message on a queue; what a system of the district sends comes over the bus. */
  async function put(name: QueueName, body: object): Promise<void> {
    await clients.sqs.send(
      new SendMessageCommand({ QueueUrl: queues[name].url, MessageBody: JSON.stringify(body) }),
    )
    rung.add(name)
  }

  const executionArn = (caseId: string, run: number) =>
    `${machine.arn.replace(':stateMachine:', ':execution:')}:${executionName(caseId, run)}`

  async function sizeOf(QueueUrl: string): Promise<number> {
    const { Attributes } = await clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    )
    return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0)
  }

  return {
    ports,
    depsOf,
    calls,
    settle,
    advanceTo,
    tell: async ({ source, detail, 'detail-type': type }: DistrictMessage) => {
      const entry = {
        EventBusName: ground.busName,
        Source: source,
        DetailType: type,
        Detail: JSON.stringify(detail),
      }
      await clients.events.send(new PutEventsCommand({ Entries: [entry] }))
      rung.add('receive-inbound')
    },
    breakMachine: async (caseId: string): Promise<void> => {
      const { token: taskToken } = (await ports.store.token(caseId)) ?? {}
      await clients.sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Permanent', cause: 'As told.' }))
      await until('the case is marked', async () => (await ports.store.caseHeader(caseId))?.stalled)
      // Step Functions tells of executions that ended by a fault; the emulator does not.
      const state = await ports.store.loadCase(caseId)
      const run = state?.case.run ?? 1
      const enterAt = 'confirm' as const
      await put('machine-failed', {
        detail: { status: 'FAILED', input: executionText({ caseId, run, enterAt }) },
      })
    },
    /** The precedent of an archived case is written anew, as when the knowledge base was lost. */
    writeAnew: async (caseId: string): Promise<void> => {
      await emptyTables(clients.dynamodb, [tables.knowledge])
      const [told] = (await ports.store.history(`case/${caseId}`)).items
      const metadata = { ...told?.event.metadata, caseId }
      await put('write-precedent', { 'detail-type': 'case-archived', detail: { metadata, data: {} } })
      await settle()
    },
    resume: async (caseId: string) => {
      const cause = { who: operator, correlationId: 'resume', causationId: 'resume' }
      await resumeCase(depsOf('operator'), caseId, cause, 'An operator resumes it.')
      await settle()
    },
    /** Empties everything, and sets the clock. */
    begin: async (at: Instant): Promise<void> => {
      const { packs: _, ...emptied } = tables
      await emptyTables(clients.dynamodb, Object.values(emptied))
      for (const due of await schedulesDue()) await ports.schedules.remove(due)
      await ground.stream.inserted()
      now = at
    },
    /** How an execution ended. */
    executionStatus: (caseId: string, run: number): Promise<string> =>
      until('the execution has ended', async () => {
        const { status } = await clients.sfn.send(
          new DescribeExecutionCommand({ executionArn: executionArn(caseId, run) }),
        )
        return status === 'RUNNING' ? undefined : status
      }),
    /** The ids of all events that the bus has heard of since they were last asked for. */
    heard: async (): Promise<string[]> => {
      const ids: string[] = []
      for (;;) {
        const QueueUrl = queues.heard.url
        const { Messages = [] } = await clients.sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        )
        if (Messages.length === 0) return ids
        for (const { Body = '', ReceiptHandle } of Messages) {
          ids.push(JSON.parse(Body).detail.metadata.id)
          await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
        }
      }
    },
    /** How many dead letters there are. */
    deadLetters: async (): Promise<number> => {
      const sizes = await Promise.all(QUEUES.map((name) => sizeOf(queues[name].deadLetterUrl)))
      return sizes.reduce((sum, one) => sum + one, 0)
    },
    tables,
    dynamodb: clients.dynamodb,
    close: machine.close,
  }
}
export type EmulatedSystem = Awaited<ReturnType<typeof createEmulatedSystem>>
