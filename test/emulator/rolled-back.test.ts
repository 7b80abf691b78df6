/** A release that added an event is rolled back: what it wrote is met by readers that have never heard of it. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { CreateKeyCommand } from '@aws-sdk/client-kms'
import type { DynamoDBRecord } from 'aws-lambda'
import { expect, inject, it } from 'vitest'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { eventItem } from '#adapters/dynamodb/items.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { buildEvent } from '#adapters/examples.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import { createMemoryBus } from '#adapters/memory/bus.ts'
import { createSeededIds } from '#adapters/memory/ids.ts'
import { createMemorySchedules } from '#adapters/memory/schedules.ts'
import type { Machine } from '#adapters/ports.ts'
import { outgoingOfRecords } from '#functions/events/publish-outbox.ts'
import { sweep } from '#functions/usecases/operator/sweep.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import { rulesOf, serving } from '#test/support/sample-rules.ts'

const WRITTEN = '2021-01-18T01:00:00.000Z'
const NIGHT = '2021-01-18T18:30:00.000Z'
const JURISDICTION = 'wujiaochang'

const eventOf = (subject: string, sequence: number) =>
  buildEvent(
    'stage-opened',
    { stage: 'confirm', run: 1, visit: 1 },
    { subject, sequence, time: WRITTEN, jurisdiction: JURISDICTION },
  ).event

/** A decision of the later release, whose second event only that knows; and one that every release knows. */
const OF_LATER = [1, 2, 3].map((sequence) => eventItem(eventOf('case/c-1', sequence), sequence === 3 ? 3 : 0))
const KNOWN = eventItem(eventOf('case/c-2', 1), 1)
const strange = (item: typeof KNOWN): typeof KNOWN =>
  JSON.parse(JSON.stringify(item).replaceAll('stage-opened', 'of-a-later-release'))
const MET = [...OF_LATER.map((item, at) => (at === 1 ? strange(item) : item)), KNOWN]

/** Nobody asks the machine: no case is open. */
const noMachine = new Proxy({} as Machine, {
  get: (_, name) => {
    throw new Error(`The machine is asked for ${String(name)}.`)
  },
})

it('stops nothing, is told every night, and is published when the release is back', async () => {
  const settings = clientSettings(inject('emulator'))
  const [client, kms] = [dynamoDbClient(settings), kmsClient(settings)]
  const [casesTable, idempotencyTable] = ['rolled-back', 'rolled-back-answers']
  await createTable(client, 'cases', casesTable)
  await createTable(client, 'idempotency', idempotencyTable)
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
  const blindIndexKeys = createBlindIndexKeys({ client, casesTable })
  const vault = createPersonVault({ client: kms, keyArn: KeyMetadata?.Arn ?? '', blindIndexKeys })
  const store = createCaseStore({ client, casesTable, idempotencyTable, vault })
  const put = async (items: typeof MET) => {
    for (const Item of items) await client.send(new PutItemCommand({ TableName: casesTable, Item }))
  }
  const bus = createMemoryBus()
  const night = () =>
    sweep(
      {
        store,
        bus,
        machine: noMachine,
        schedules: createMemorySchedules(),
        clock: { now: async () => NIGHT },
        ids: createSeededIds(),
        rulesOf,
        serving,
      },
      JURISDICTION,
      'sweep/test',
    )
  await put(MET)

  const records = MET.map(
    (NewImage): DynamoDBRecord => ({
      dynamodb: { NewImage: JSON.parse(JSON.stringify(NewImage)) },
    }),
  )
  const onStream = outgoingOfRecords(records, Date.parse(WRITTEN))
  expect(
    onStream.map(({ event: { metadata }, closes }) => [metadata.subject, metadata.sequence, closes]),
  ).toEqual([
    ['case/c-1', 1, 0],
    ['case/c-1', 3, 0],
    ['case/c-2', 1, 1],
  ])

  // What failed is counted as SweepFailures, which rings.
  const first = await night()
  expect([first.published, first.failed]).toEqual([1, ['CASE#c-1/E#00000003~']])
  const second = await night()
  expect([second.published, second.failed]).toEqual([0, first.failed])

  await put(OF_LATER)
  const third = await night()
  expect([third.published, third.failed]).toEqual([3, []])
  expect(bus.published.map(({ metadata }) => `${metadata.subject} ${metadata.sequence}`)).toEqual([
    'case/c-2 1',
    'case/c-1 1',
    'case/c-1 2',
    'case/c-1 3',
  ])
  expect((await night()).published).toBe(0)
})
