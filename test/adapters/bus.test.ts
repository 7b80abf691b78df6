import { EventBridgeClient, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge'
import { describe, expect, it } from 'vitest'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { buildEvent, MONDAY } from '#adapters/examples.ts'
import { EVENT_SOURCE, PRACTICE_SOURCE } from '#domain/events/subscriptions.ts'

const event = (sequence: number) =>
  buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 }, { sequence }).event

/** A bus that does not take the events of some sequence numbers. */
function busWithout(...refused: readonly number[]) {
  const calls: (PutEventsCommandInput['Entries'] & {})[] = []
  const client = new EventBridgeClient({ region: 'ap-east-1' })
  client.middlewareStack.add(
    () => async (args) => {
      const { Entries = [] } = args.input as PutEventsCommandInput
      calls.push(Entries)
      const answers = Entries.map(({ Detail = '{}' }) =>
        refused.includes(JSON.parse(Detail).metadata.sequence)
          ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'Too many.' }
          : { EventId: 'e' },
      )
      const FailedEntryCount = answers.filter((one) => 'ErrorCode' in one).length
      return { output: { $metadata: {}, FailedEntryCount, Entries: answers }, response: {} }
    },
    { step: 'initialize', priority: 'high' },
  )
  return { bus: createBus({ client, busName: 'duoge' }), calls }
}

describe('publishing', () => {
  it('puts ten events at a time, each at its own time', async () => {
    const { bus, calls } = busWithout()
    expect(
      await bus.publish(
        Array.from({ length: 21 }, (_, n) => event(n + 1)),
        EVENT_SOURCE,
      ),
    ).toEqual([])
    expect(calls.map((one) => one.length)).toEqual([10, 10, 1])
    expect(calls[0]?.[0]).toMatchObject({
      EventBusName: 'duoge',
      Source: 'duoge',
      DetailType: 'stage-opened',
      Time: new Date(MONDAY),
    })
  })

  it('answers exactly the events that the bus did not take', async () => {
    const { bus, calls } = busWithout(2, 12)
    const events = Array.from({ length: 13 }, (_, n) => event(n + 1))
    expect(await bus.publish(events, PRACTICE_SOURCE)).toEqual([event(2), event(12)])
    expect(calls.flat().map(({ Source }) => Source)).toEqual(
      Array.from({ length: 13 }, () => 'duoge.practice'),
    )
  })

  it('asks nothing of the bus when there is nothing to publish', async () => {
    const { bus, calls } = busWithout()
    expect(await bus.publish([], EVENT_SOURCE)).toEqual([])
    expect(calls).toEqual([])
  })
})
