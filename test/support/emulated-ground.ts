/** What a system stands on when its consumers run in this process and everything else on the emulator. */
import { CreateEventBusCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import { CreateKeyCommand } from '@aws-sdk/client-kms'
import { type CreateScheduleCommandInput, CreateScheduleGroupCommand } from '@aws-sdk/client-scheduler'
import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { MONDAY } from '#adapters/examples.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { schedulerClient } from '#adapters/scheduler/client.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { CONSUMERS, type Consumer, EVENT_SOURCE, subscriptionOf } from '#domain/events/subscriptions.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { publishSamples } from '#local/samples.ts'
import { watchedCalls } from './aws-calls.ts'
import { createTable } from './create-table.ts'
import { openStream } from './emulated-stream.ts'
import type { QueueName } from './workers.ts'

/** Which events the bus puts on a queue, for the one function that works it off; none where others do. */
function patternOf(queue: QueueName): object | undefined {
  const consumer = CONSUMERS.find((one): one is Consumer => one === queue)
  if (consumer === undefined) return undefined
  const { source, types } = subscriptionOf(consumer)
  return { source: 'prefix' in source ? [source] : source, 'detail-type': types }
}
/** Every event of ours comes here, too, so that it can be told which the bus has heard of. */
const HEARD = { source: [EVENT_SOURCE] }

/** As often as a message is handed out before it becomes a dead letter; as in `infra/constructs/work-queue.ts`. */
const TRIES = '7'

/** A queue, with that of its dead letters. */
export type EmulatedQueue = { readonly url: string; readonly arn: string; readonly deadLetterUrl: string }

/** The tables, the bus with its rules and queues, the key, the schedules' group, and clients of all of them. */
export async function createGround(endpoint: string) {
  const settings = clientSettings(endpoint)
  const calls = watchedCalls()
  const clients = {
    dynamodb: calls.watch(dynamoDbClient(settings)),
    events: calls.watch(eventBridgeClient(settings)),
    kms: calls.watch(kmsClient(settings)),
    scheduler: calls.watch(neverFiring(schedulerClient(settings))),
    sfn: calls.watch(sfnClient(settings)),
    sqs: calls.watch(sqsClient(settings)),
  }
  const tables = {
    cases: 'faults-cases',
    idempotency: 'faults-idempotency',
    knowledge: 'faults-knowledge',
    packs: 'faults-packs',
  }
  for (const kind of ['cases', 'idempotency', 'knowledge', 'packs'] as const)
    await createTable(clients.dynamodb, kind, tables[kind])
  await publishSamples(createPacks({ client: clients.dynamodb, packsTable: tables.packs }), MONDAY)
  const busName = 'faults'
  await clients.events.send(new CreateEventBusCommand({ Name: busName }))
  const queueOf = async (name: string, pattern: object | undefined): Promise<EmulatedQueue> => {
    const queue = await createQueue(clients.sqs, name)
    if (pattern === undefined) return queue
    const rule = { Name: name, EventBusName: busName, EventPattern: JSON.stringify(pattern) }
    await clients.events.send(new PutRuleCommand(rule))
    const Targets = [{ Id: 'queue', Arn: queue.arn }]
    await clients.events.send(new PutTargetsCommand({ Rule: name, EventBusName: busName, Targets }))
    return queue
  }
  const queues = {
    triage: await queueOf('triage', patternOf('triage')),
    reconcile: await queueOf('reconcile', patternOf('reconcile')),
    'write-precedent': await queueOf('write-precedent', patternOf('write-precedent')),
    'receive-inbound': await queueOf('receive-inbound', patternOf('receive-inbound')),
    'machine-failed': await queueOf('machine-failed', patternOf('machine-failed')),
    'deadline-reached': await queueOf('deadline-reached', patternOf('deadline-reached')),
    heard: await queueOf('heard', HEARD),
  }
  const scheduleGroup = 'faults'
  await clients.scheduler.send(new CreateScheduleGroupCommand({ Name: scheduleGroup }))
  const { KeyMetadata } = await clients.kms.send(new CreateKeyCommand({}))
  const stream = await openStream(endpoint, tables.cases)
  return { calls, clients, tables, busName, queues, scheduleGroup, keyArn: KeyMetadata?.Arn ?? '', stream }
}
export type Ground = Awaited<ReturnType<typeof createGround>>

async function createQueue(sqs: SQSClient, name: string): Promise<EmulatedQueue> {
  const made = async (QueueName: string, Attributes: Record<string, string> = {}) => {
    const { QueueUrl: url = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))
    const { Attributes: told } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
    )
    return { url, arn: told?.QueueArn ?? '' }
  }
  const deadLetters = await made(`faults-${name}-dead-letters`)
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: TRIES })
  return { ...(await made(`faults-${name}`, { RedrivePolicy })), deadLetterUrl: deadLetters.url }
}

/**
 * Makes schedules stand two hundred years later than they say: the story's times are long past, and the emulator would
 * fire them at once. Their description still says when they are due, and the test delivers them then.
 */
function neverFiring(client: ReturnType<typeof schedulerClient>): ReturnType<typeof schedulerClient> {
  client.middlewareStack.add(
    (next) => (args) => {
      const input = args.input as Partial<CreateScheduleCommandInput>
      if (input.ScheduleExpression === undefined) return next(args)
      const ScheduleExpression = input.ScheduleExpression.replace('at(20', 'at(22')
      return next({ ...args, input: { ...args.input, ScheduleExpression } })
    },
    { step: 'initialize' },
  )
  return client
}
