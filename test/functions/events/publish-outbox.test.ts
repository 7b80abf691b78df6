import type { DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it, vi } from 'vitest'
import { eventItem } from '#adapters/dynamodb/items.ts'
import { buildEvent } from '#adapters/examples.ts'
import { createMemoryBus } from '#adapters/memory/bus.ts'
import { outgoingOf } from '#adapters/outgoing.ts'
import type { Change } from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { outgoingOfRecords } from '#functions/events/publish-outbox.ts'
import { publishEvents } from '#functions/usecases/publish-events.ts'
import { serving } from '#test/support/sample-rules.ts'

const WRITTEN = Date.parse('2021-01-18T01:00:00.000Z')
const MINUTE = 60_000

/** Three events of one decision. */
const EVENTS = [1, 2, 3].map(
  (sequence) => buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 }, { sequence }).event,
)
const DECISION = outgoingOf(EVENTS.map((event): Change => ({ kind: 'event', event })))
const RECORDS = DECISION.map(
  ({ event, closes }): DynamoDBRecord => ({
    dynamodb: {
      ApproximateCreationDateTime: WRITTEN / 1_000,
      NewImage: JSON.parse(JSON.stringify(eventItem(event, closes))),
    },
  }),
)

describe('The outbox', () => {
  it('marks a decision under its last event, also when its records come in two batches', () => {
    expect(outgoingOfRecords(RECORDS, WRITTEN).map(({ closes }) => closes)).toEqual([0, 0, 3])
    expect(outgoingOfRecords(RECORDS.slice(2), WRITTEN + MINUTE).map(({ closes }) => closes)).toEqual([3])
  })

  it('leaves to the sweep what comes late and in part: its beginning may have been given up', () => {
    const late = WRITTEN + MINUTE + 1
    expect(outgoingOfRecords(RECORDS.slice(1), late).map(({ closes }) => closes)).toEqual([0, 0])
    expect(outgoingOfRecords(RECORDS, late).map(({ closes }) => closes)).toEqual([0, 0, 3])
  })

  it('marks no decision one of whose events the bus did not take', async () => {
    const marked: DomainEvent[] = []
    const store = { markPublished: async (event: DomainEvent) => void marked.push(event) }
    const refusing = { publish: async (events: readonly DomainEvent[]) => events.slice(0, 1) }
    await expect(publishEvents({ store, serving, bus: refusing }, DECISION)).rejects.toThrow('1 of 3')
    expect(marked).toEqual([])
    await publishEvents({ store, serving, bus: createMemoryBus() }, DECISION)
    expect(marked).toEqual(EVENTS.slice(2))
  })
})

describe('One event that cannot be read', () => {
  const [first, second, third] = RECORDS
  const strange = (record: DynamoDBRecord | undefined): DynamoDBRecord =>
    JSON.parse(JSON.stringify(record ?? {}).replaceAll('stage-opened', 'of-a-later-release'))

  it('stops no other, and its decision keeps its mark for a release that can read it', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const other = buildEvent(
      'stage-opened',
      { stage: 'confirm', run: 1, visit: 1 },
      { subject: 'case/c-2', sequence: 1 },
    ).event
    const record: DynamoDBRecord = { dynamodb: { NewImage: JSON.parse(JSON.stringify(eventItem(other, 1))) } }
    const records = [first, strange(second), third, record].flatMap((one) => one ?? [])
    expect(
      outgoingOfRecords(records, WRITTEN).map(({ event, closes }) => [event.metadata.subject, closes]),
    ).toEqual([
      [EVENTS[0]?.metadata.subject, 0],
      [EVENTS[2]?.metadata.subject, 0],
      ['case/c-2', 1],
    ])
  })
})
