import { CreateEventBusCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import { CreateScheduleGroupCommand, GetScheduleCommand } from '@aws-sdk/client-scheduler'
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { buildEvent } from '#adapters/examples.ts'
import type { Schedule } from '#adapters/ports.ts'
import { schedulerClient } from '#adapters/scheduler/client.ts'
import { createSchedules } from '#adapters/scheduler/schedules.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSweepQueue } from '#adapters/sqs/sweep-queue.ts'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { fromMillis } from '#domain/clock/calendar.ts'
import { EVENT_SOURCE } from '#domain/events/subscriptions.ts'
import { sweepMessage } from '#functions/schedule/sweep.ts'
import { ACCOUNT, clientSettings } from '#local/environment/settings.ts'

const settings = clientSettings(inject('emulator'))
const sqs = sqsClient(settings)

async function createQueue(QueueName: string): Promise<{ url: string; arn: string }> {
  const { QueueUrl: url = '' } = await sqs.send(new CreateQueueCommand({ QueueName }))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  )
  return { url, arn: Attributes?.QueueArn ?? '' }
}

/** Bodies of messages in a queue, until so many have come. @throws Error when they do not come in 30 s */
async function received(url: string, count: number): Promise<string[]> {
  const bodies: string[] = []
  for (const begun = Date.now(); Date.now() - begun < 30_000; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    bodies.push(...Messages.flatMap(({ Body }) => Body ?? []))
    if (bodies.length >= count) return bodies
  }
  throw new Error(`Only ${bodies.length} of ${count} messages came.`)
}

describe("the sweep's own queue on SQS", () => {
  it('holds where to go on, as the sweep reads it', async () => {
    const { url } = await createQueue('sweep-adapter')
    const message = { jurisdiction: 'wujiaochang', from: { part: 'cases', cursor: 'a cursor' } } as const
    await createSweepQueue({ client: sqs, queueUrl: url }).send(message)
    expect((await received(url, 1)).map((body) => sweepMessage.parse(JSON.parse(body)))).toEqual([message])
  })
})

describe('the bus on EventBridge', () => {
  const client = eventBridgeClient(settings)
  const busName = 'bus-adapter'
  let queue: { url: string; arn: string }

  beforeAll(async () => {
    queue = await createQueue('bus-adapter')
    await client.send(new CreateEventBusCommand({ Name: busName }))
    const EventPattern = JSON.stringify({ source: ['duoge'] })
    await client.send(new PutRuleCommand({ Name: 'all', EventBusName: busName, EventPattern }))
    const Targets = [{ Id: 'queue', Arn: queue.arn }]
    await client.send(new PutTargetsCommand({ Rule: 'all', EventBusName: busName, Targets }))
  })

  it('publishes any number of events, each as its type with its metadata and data', async () => {
    const events = Array.from({ length: 23 }, (_, n) => {
      const data = { stage: 'confirm', run: 1, visit: n + 1 } as const
      return buildEvent('stage-opened', data, { sequence: n + 1 }).event
    })

    expect(await createBus({ client, busName }).publish(events, EVENT_SOURCE)).toEqual([])

    const seen = (await received(queue.url, 23)).map((body) => JSON.parse(body))
    expect(new Set(seen.map((one) => one.detail.metadata.id)).size).toBe(23)
    expect(seen[0]).toMatchObject({ source: 'duoge', 'detail-type': 'stage-opened' })
    const first = seen.find((one) => one.detail.metadata.sequence === 1)
    expect(first.detail).toEqual({ metadata: events[0]?.metadata, data: events[0]?.data })
  })
})

describe('schedules on EventBridge Scheduler', () => {
  const client = schedulerClient(settings)
  const now = Date.parse('2030-01-18T01:00:00.000Z')
  const group = 'schedules-adapter'
  let queue: { url: string; arn: string }
  const inSeconds = (seconds: number) => fromMillis(now + seconds * 1_000)
  const make = (wallClock: () => number) =>
    createSchedules({
      client,
      group,
      roleArn: `arn:aws:iam::${ACCOUNT}:role/scheduler`,
      queueArn: queue.arn,
      deadLetterArn: queue.arn,
      timeQueue: createTimeQueue({ client: sqs, queueArn: queue.arn }),
      now: wallClock,
    })
  const schedule = (caseId: string, n: number, at: string): Schedule => ({
    caseId,
    taskId: `${caseId}.${n}`,
    at,
  })

  beforeAll(async () => {
    queue = await createQueue('schedules-adapter')
    await client.send(new CreateScheduleGroupCommand({ Name: group }))
  })

  it('are made, moved, listed by case and removed, each as often as one likes', async () => {
    const schedules = make(() => now)
    const first = schedule('c-1', 1, inSeconds(3_600))
    await schedules.put(first)
    await schedules.put(schedule('c-10', 1, inSeconds(3_600)))
    await schedules.put(schedule('c-1', 2, inSeconds(3_600.5)))
    await schedules.put({ ...first, at: inSeconds(7_200) })
    await schedules.put({ ...first, at: inSeconds(7_200) })

    const standing = await schedules.ofCase('c-1')
    expect(standing.toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1))).toEqual([
      { ...first, at: inSeconds(7_200) },
      schedule('c-1', 2, inSeconds(3_600.5)),
    ])
    await schedules.remove(first)
    await schedules.remove(first)
    expect((await schedules.ofCase('c-1')).map((one) => one.taskId)).toEqual(['c-1.2'])
  })

  it('go to the queue once, never before they are due, and are gone then', async () => {
    const schedules = make(() => now)
    await schedules.put(schedule('c-2', 1, inSeconds(3_600.001)))
    const made = await client.send(new GetScheduleCommand({ Name: 'c-2.1', GroupName: group }))
    expect(made).toMatchObject({
      ScheduleExpression: 'at(2030-01-18T02:00:01)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: queue.arn,
        Input: '{"caseId":"c-2","taskId":"c-2.1"}',
        DeadLetterConfig: { Arn: queue.arn },
        RetryPolicy: { MaximumRetryAttempts: 185 },
      },
    })
  })

  it('that are due within a minute, or were, go to the queue directly and leave no schedule', async () => {
    const schedules = make(() => now)
    await schedules.put(schedule('c-3', 1, inSeconds(3_600)))
    await schedules.put(schedule('c-3', 1, inSeconds(-86_400)))
    await schedules.put(schedule('c-3', 2, inSeconds(1.5)))

    expect((await received(queue.url, 2)).toSorted()).toEqual([
      '{"caseId":"c-3","taskId":"c-3.1"}',
      '{"caseId":"c-3","taskId":"c-3.2"}',
    ])
    expect(await schedules.ofCase('c-3')).toEqual([])
  })
})
