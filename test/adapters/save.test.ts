import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactionInProgressException,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { isDomainEvent } from '#adapters/domain-event.ts'
import { createSave } from '#adapters/dynamodb/save.ts'
import { buildCase } from '#adapters/examples.ts'
import { faultKind } from '#adapters/faults.ts'
import type { Change } from '#domain/decision/change.ts'

const CHANGES: readonly Change[] = [
  { kind: 'case', case: buildCase() },
  { kind: 'link', caseId: buildCase().caseId, reportId: 'r-1' },
]
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  })

/** A save on a table that answers transactions as told, one after another, and takes every further one. */
function saveAgainst(...faults: readonly Error[]) {
  const sent: TransactWriteItemsCommandInput[] = []
  const pauses: number[] = []
  const client = new DynamoDBClient({ region: 'ap-east-1' })
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input as TransactWriteItemsCommandInput)
      const fault = faults[sent.length - 1]
      if (fault !== undefined) throw fault
      return { output: { $metadata: {} }, response: {} }
    },
    { step: 'initialize', priority: 'high' },
  )
  const never = async () => {
    throw new Error('Nothing is to be sealed here.')
  }
  const save = createSave({
    client,
    casesTable: 'cases',
    idempotencyTable: 'idempotency',
    vault: { seal: never },
    isEvent: isDomainEvent,
    pause: async (attempt) => {
      pauses.push(attempt)
    },
  })
  return { save, sent, pauses }
}

describe('a save that meets another transaction', () => {
  it('is tried again, and wins when the other one is through', async () => {
    const { save, sent, pauses } = saveAgainst(
      cancelled('TransactionConflict', 'None'),
      cancelled('None', 'TransactionConflict'),
    )
    expect(await save(CHANGES)).toEqual({ saved: true })
    expect(sent).toHaveLength(3)
    expect(pauses).toEqual([1, 2])
  })

  it('has lost when it meets one again and again, and nobody can say what stands in its way', async () => {
    const { save, sent } = saveAgainst(
      ...Array.from({ length: 9 }, () => cancelled('TransactionConflict', 'None')),
    )
    expect(await save(CHANGES)).toEqual({ saved: false, conflicts: [{ change: CHANGES[0] }] })
    expect(sent).toHaveLength(5)
  })

  it('asks how its own earlier sending ended, under the same name', async () => {
    const underWay = () => new TransactionInProgressException({ message: 'still', $metadata: {} })
    const { save, sent } = saveAgainst(underWay(), underWay())
    expect(await save(CHANGES)).toEqual({ saved: true })
    expect(new Set(sent.map((one) => one.ClientRequestToken)).size).toBe(1)

    const never = saveAgainst(...Array.from({ length: 9 }, underWay))
    const fault = await never.save(CHANGES).catch((error: unknown) => error)
    expect(faultKind(fault)).toBe('transient')
  })

  it('has a name of its own for each further attempt after one that was cancelled', async () => {
    const { save, sent } = saveAgainst(cancelled('TransactionConflict'))
    await save(CHANGES)
    expect(new Set(sent.map((one) => one.ClientRequestToken)).size).toBe(2)
  })

  it('has lost at once when a condition failed beside it', async () => {
    const { save, sent } = saveAgainst(cancelled('ConditionalCheckFailed', 'TransactionConflict'))
    expect(await save(CHANGES)).toEqual({ saved: false, conflicts: [{ change: CHANGES[0] }] })
    expect(sent).toHaveLength(1)
  })
})

describe('a save that the table cannot take', () => {
  it('throws what can be told as throttling', async () => {
    const { save } = saveAgainst(cancelled('None', 'ThrottlingError'))
    const fault = await save(CHANGES).catch((error: unknown) => error)
    expect(faultKind(fault)).toBe('throttled')
  })

  it('throws every other fault as it is', async () => {
    const denied = Object.assign(new Error('No.'), { name: 'AccessDeniedException' })
    await expect(saveAgainst(denied).save(CHANGES)).rejects.toBe(denied)
    const invalid = cancelled('ValidationError', 'None')
    await expect(saveAgainst(invalid).save(CHANGES)).rejects.toBe(invalid)
  })
})
