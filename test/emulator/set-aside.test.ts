import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { expect, inject, it } from 'vitest'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSetAside } from '#adapters/sqs/set-aside.ts'
import { clientSettings } from '#local/environment/settings.ts'

const sqs: SQSClient = sqsClient(clientSettings(inject('emulator')))

const queue = async (QueueName: string): Promise<string> =>
  (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? ''

it('messages that were set aside are counted, and moved back to where they came from', async () => {
  const [from, to, other] = [
    await queue('set-aside-dead'),
    await queue('set-aside-queue'),
    await queue('set-aside-other'),
  ]
  const bodies = Array.from({ length: 23 }, (_, n) => `message ${n}`)
  for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl: from, MessageBody }))
  const setAside = createSetAside({
    client: sqs,
    queues: JSON.stringify({
      Reconcile: { deadLetters: from, queue: to },
      Unpublished: { deadLetters: other },
    }),
  })

  expect(await setAside.queues()).toEqual([
    { name: 'Reconcile', count: 23, movable: true },
    { name: 'Unpublished', count: 0, movable: false },
  ])
  expect(await setAside.moveBack('Reconcile')).toBe(23)
  expect((await setAside.queues())[0]?.count).toBe(0)
  expect(await setAside.moveBack('Reconcile')).toBe(0)
  expect(await setAside.moveBack('Unpublished')).toBeUndefined()
  expect(await setAside.moveBack('None')).toBeUndefined()
  const back: string[] = []
  while (back.length < bodies.length) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: to, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    if (Messages.length === 0) break
    back.push(...Messages.flatMap(({ Body }) => Body ?? []))
  }
  expect(back.toSorted()).toEqual(bodies.toSorted())
})
