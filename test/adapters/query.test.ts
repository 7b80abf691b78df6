import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { encodeCursor } from '#adapters/cursor.ts'
import { type Range, readPage } from '#adapters/dynamodb/query.ts'

const RANGE: Range = { table: 'cases', partition: 'CASE#c-1', prefix: 'TASK#' }
/** The name of the listing, as whoever was given a cursor of it knows it. */
const LISTING = ['', RANGE.partition, RANGE.prefix].join('\n')

/** Whether a cursor came as far as the table. */
async function asked(after: Record<string, string>, listing = LISTING): Promise<boolean> {
  const client = new DynamoDBClient({ region: 'cn-north-1' })
  client.send = async () => {
    throw new Error('The table was asked.')
  }
  const fault = await readPage(
    client,
    RANGE,
    { pageSize: 1, cursor: encodeCursor(listing, after) },
    () => 1,
  ).catch((error: Error) => error)
  return fault instanceof Error && fault.message === 'The table was asked.'
}

it('breaker, unsigned cursors: one that a client made up reads nothing outside the listing that it asks', async () => {
  const inside = { pk: RANGE.partition, sk: 'TASK#0001' }
  expect(await asked(inside)).toBe(true)
  for (const outside of [
    { ...inside, pk: 'CASE#c-2' },
    { ...inside, sk: 'EVENT#0001' },
    { ...inside, sk: '' },
    { ...inside, other: 'x' },
    { pk: inside.pk },
  ])
    expect(await asked(outside)).toBe(false)
  expect(await asked(inside, ['', 'CASE#c-2', RANGE.prefix].join('\n'))).toBe(false)
})

it('breaker, unsigned cursors: a key longer than the table takes is refused before it is asked', async () => {
  const sk = (bytes: number) => `TASK#${'0'.repeat(bytes - 5)}`
  expect(await asked({ pk: RANGE.partition, sk: sk(1_024) })).toBe(true)
  expect(await asked({ pk: RANGE.partition, sk: sk(1_025) })).toBe(false)
  expect(await asked({ pk: RANGE.partition, sk: `TASK#${'好'.repeat(345)}` })).toBe(false)
})
