import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, inject, test } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { itemSize } from '#adapters/dynamodb/units.ts'
import { buildEvent } from '#adapters/examples.ts'
import { allOf } from '#adapters/paging.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'

const EVENTS = 250
const SUBJECT = 'case/c-long'

test('two hundred and fifty events of a case that ended lie in three items, each as it was', async () => {
  const client = dynamoDbClient(clientSettings(inject('emulator')))
  const casesTable = 'compacted-history'
  await createTable(client, 'cases', casesTable)
  const none = (): never => {
    throw new Error('Nobody is told of here.')
  }
  const store = createCaseStore({
    client,
    casesTable,
    idempotencyTable: '',
    vault: { seal: none, open: none, phoneIndex: none },
  })
  const events = Array.from(
    { length: EVENTS },
    (_, n) =>
      buildEvent(
        'stage-opened',
        { stage: 'confirm', run: 1, visit: n + 1 },
        { subject: SUBJECT, sequence: n + 1 },
      ).event,
  )
  for (const event of events) {
    await store.save([{ kind: 'event', event }])
    await store.markPublished(event)
  }
  const items = async () => (await client.send(new ScanCommand({ TableName: casesTable }))).Items ?? []
  const bytes = async () => (await items()).reduce((sum, one) => sum + itemSize(one), 0)
  const before = await bytes()

  await Promise.all([store.compactHistory(SUBJECT), store.compactHistory(SUBJECT)])
  await store.compactHistory(SUBJECT)

  expect(await items()).toHaveLength(3)
  expect(await bytes()).toBeLessThan(before / 4)
  expect((await allOf((cursor) => store.history(SUBJECT, cursor))).map(({ event }) => event)).toEqual(events)
})
