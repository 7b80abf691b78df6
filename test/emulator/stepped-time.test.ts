import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createSteppedSchedules } from '#adapters/dynamodb/stepped-schedules.ts'
import { MONDAY } from '#adapters/examples.ts'
import type { Schedule } from '#adapters/ports.ts'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createTimeQueue } from '#adapters/sqs/time-queue.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTimeMachine } from '#local/time-machine.ts'
import { createTable } from '#test/support/create-table.ts'

const day = (n: number) => `2021-01-${n}T01:00:00.000Z`
const schedule = (n: number, at: string): Schedule => ({ caseId: 'c-1', taskId: `c-1.${n}`, at })

describe('a stepped clock', () => {
  const settings = clientSettings(inject('emulator'))
  const client = dynamoDbClient(settings)
  const sqs = sqsClient(settings)
  let tables = 0
  let queueArn = ''
  let queueUrl: string | undefined
  let schedules: ReturnType<typeof createSteppedSchedules>
  let machine: ReturnType<typeof createTimeMachine>

  beforeAll(async () => {
    queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'stepped-time' }))).QueueUrl
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
    )
    queueArn = Attributes?.QueueArn ?? ''
  })
  beforeEach(async () => {
    tables += 1
    const clockTable = `stepped-time-${tables}`
    await createTable(client, 'clock', clockTable)
    schedules = createSteppedSchedules({ client, clockTable })
    machine = createTimeMachine({ client, clockTable, timeQueue: createTimeQueue({ client: sqs, queueArn }) })
  })

  it('says nothing before it is set, then what it was set to', async () => {
    await expect(machine.now()).rejects.toThrow('Nobody has set the clock')
    await machine.set(MONDAY)
    expect(await machine.now()).toBe(MONDAY)
  })

  it('records the due time of each task, once, and forgets it', async () => {
    await schedules.put(schedule(1, day(20)))
    await schedules.put(schedule(2, day(19)))
    await schedules.put(schedule(1, day(22)))
    await schedules.put(schedule(1, day(22)))
    await schedules.remove(schedule(2, day(25)))
    await schedules.remove(schedule(3, day(25)))

    expect(await schedules.ofCase('c-1')).toEqual([schedule(1, day(22))])
    expect(await schedules.ofCase('c-2')).toEqual([])
    expect(await machine.nextDue()).toBe(day(22))
  })

  it('delivers what comes due in order, also what is put in between, and stops at the moment asked for', async () => {
    await machine.set(MONDAY)
    for (const [n, on] of [
      [10, 20],
      [2, 20],
      [1, 25],
      [3, 19],
    ] as const)
      await schedules.put(schedule(n, day(on)))
    const steps: [string, string[]][] = []

    await machine.advanceTo(day(22), async (delivered) => {
      steps.push([await machine.now(), delivered.map((one) => one.taskId)])
      if (delivered[0]?.taskId === 'c-1.3') await schedules.put(schedule(4, day(21)))
    })

    expect(steps).toEqual([
      [day(19), ['c-1.3']],
      [day(20), ['c-1.2', 'c-1.10']],
      [day(21), ['c-1.4']],
    ])
    expect(await machine.now()).toBe(day(22))
    expect(await machine.nextDue()).toBe(day(25))
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
    )
    expect(Messages.map(({ Body }) => Body)).toEqual(
      ['3', '2', '10', '4'].map((n) => `{"caseId":"c-1","taskId":"c-1.${n}"}`),
    )
  })

  it('delivers what was due before it was put, and never goes back', async () => {
    await machine.set(day(22))
    await schedules.put(schedule(1, day(20)))
    expect(await machine.step(day(21))).toEqual([schedule(1, day(20))])
    expect(await machine.step(day(21))).toEqual([])
    expect(await machine.now()).toBe(day(22))
  })

  it('does not take out a schedule that moved after it was delivered', async () => {
    await schedules.put(schedule(1, day(22)))
    await schedules.takeOut(schedule(1, day(20)))
    expect(await schedules.ofCase('c-1')).toEqual([schedule(1, day(22))])
  })
})
