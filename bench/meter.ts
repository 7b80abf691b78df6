/**
 * Counts what calls of DynamoDB and KMS are billed, from the bytes of the items they really write and read: the
 * emulator's own figures are not AWS's.
 */
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { KMSClient } from '@aws-sdk/client-kms'
import * as z from 'zod'
import { outgoingOfImage } from '#adapters/dynamodb/event-items.ts'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import type { DomainEvent } from '#domain/events/index.ts'

type Item = Record<string, AttributeValue>

/** What has been counted. */
export type Counted = {
  writeUnits: number
  /** Those of them that lists of cases take: boards, ended ones by month, finding by phone. */
  listUnits: number
  readUnits: number
  kmsCalls: number
  /** Transactions that hold an event: each wakes the publisher. */
  eventfulSaves: number
  /** The types of the events that were stored, in their order. */
  readonly events: string[]
  /** The events that close a decision, in their order: what the publisher marks. */
  readonly closing: DomainEvent[]
  /** Bytes that lie in the tables now. */
  readonly storedBytes: () => number
}

const KILOBYTE = 1_024
const writeUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / KILOBYTE))
const readUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / (4 * KILOBYTE)))

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8, numbers by digits, some for each nesting. */
export function bytesOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  )
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 1
  if (value.B !== undefined) return value.B.byteLength
  if (value.L !== undefined) return 3 + value.L.reduce((sum, one) => sum + 1 + valueBytes(one), 0)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + bytesOf(value.M)
  return 1
}

const item = z.custom<Item>((value) => typeof value === 'object' && value !== null)
const put = z.object({ TableName: z.string(), Item: item })
const keyed = z.object({ TableName: z.string(), Key: item, UpdateExpression: z.string().optional() })
const transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: put.optional(),
      Delete: keyed.optional(),
      Update: keyed.optional(),
      ConditionCheck: keyed.optional(),
    }),
  ),
})
const batch = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: item }).optional(),
        DeleteRequest: z.object({ Key: item }).optional(),
      }),
    ),
  ),
})
const asked = z.object({ ConsistentRead: z.boolean().optional() })
const found = z.object({ output: z.object({ Item: item.optional(), Items: z.array(item).optional() }) })
const foundBatch = z.object({ output: z.object({ Responses: z.record(z.string(), z.array(item)) }) })

const INDEXES = ['list', 'work', 'sweep'] as const

/** Puts a meter on clients. */
export function meter(dynamodb: DynamoDBClient, kms: KMSClient): Counted {
  const stored = new Map<string, Item>()
  const counted: Counted = {
    writeUnits: 0,
    listUnits: 0,
    readUnits: 0,
    kmsCalls: 0,
    eventfulSaves: 0,
    events: [],
    closing: [],
    storedBytes: () => [...stored.values()].reduce((sum, one) => sum + bytesOf(one) + 100, 0),
  }
  const placeOf = (table: string, one: Item) => `${table}/${one.pk?.S}/${one.sk?.S ?? ''}`

  /** One write: the larger of what was and what comes, and each index whose entry comes, changes or goes. */
  function write(place: string, after: Item | undefined, factor: number): void {
    const before = stored.get(place)
    const bytes = Math.max(before ? bytesOf(before) : 0, after ? bytesOf(after) : 0)
    counted.writeUnits += factor * writeUnitsOf(bytes)
    for (const index of INDEXES) {
      const [was, is] = [before?.[`${index}Pk`], after?.[`${index}Pk`]]
      const moved = before?.[`${index}Sk`]?.S !== after?.[`${index}Sk`]?.S || was?.S !== is?.S
      // These hold whole items, so every change of one is written there, too.
      const whole = TABLES.cases.indexes[index].projects === 'ALL'
      const size = whole ? writeUnitsOf(bytes) : 1
      const entries = moved
        ? Number(was !== undefined) + Number(is !== undefined)
        : Number(is !== undefined && whole)
      counted.writeUnits += size * entries
      if (index === 'list') counted.listUnits += size * entries
    }
    if (after === undefined) stored.delete(place)
    else stored.set(place, after)
  }

  /** An update as far as ours matter: counters stay as they are in size, marks take the index attributes away. */
  function update(
    place: string,
    { Key, UpdateExpression = '' }: z.infer<typeof keyed>,
    factor: number,
  ): void {
    const { sweepPk, sweepSk, ...rest } = stored.get(place) ?? Key
    const kept = sweepPk === undefined || sweepSk === undefined || UpdateExpression.includes('REMOVE sweepPk')
    write(place, kept ? rest : { ...rest, sweepPk, sweepSk }, factor)
  }

  function countWrites(name: string, input: unknown): void {
    if (name === 'TransactWriteItemsCommand') {
      let eventful = false
      for (const { Put, Delete, Update, ConditionCheck } of transaction.parse(input).TransactItems) {
        if (Put?.Item.kind?.S === 'event') {
          eventful = true
          const { event, closes } = outgoingOfImage(Put.Item)
          counted.events.push(event.type)
          if (closes > 0) counted.closing.push(event)
        }
        if (Put) write(placeOf(Put.TableName, Put.Item), Put.Item, 2)
        if (Delete) write(placeOf(Delete.TableName, Delete.Key), undefined, 2)
        if (Update) update(placeOf(Update.TableName, Update.Key), Update, 2)
        if (ConditionCheck) counted.writeUnits += 2
      }
      counted.eventfulSaves += Number(eventful)
    } else if (name === 'PutItemCommand') {
      const { TableName, Item } = put.parse(input)
      write(placeOf(TableName, Item), Item, 1)
    } else if (name === 'DeleteItemCommand' || name === 'UpdateItemCommand') {
      const one = keyed.parse(input)
      const place = placeOf(one.TableName, one.Key)
      if (name === 'DeleteItemCommand') write(place, undefined, 1)
      else update(place, one, 1)
    } else if (name === 'BatchWriteItemCommand') {
      for (const [table, requests] of Object.entries(batch.parse(input).RequestItems))
        for (const { PutRequest, DeleteRequest } of requests) {
          if (PutRequest) write(placeOf(table, PutRequest.Item), PutRequest.Item, 1)
          if (DeleteRequest) write(placeOf(table, DeleteRequest.Key), undefined, 1)
        }
    } else throw new Error(`The meter does not know what ${name} costs.`)
  }

  dynamodb.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const reply = await next(call)
        if (commandName === 'GetItemCommand' || commandName === 'QueryCommand') {
          const { Item, Items = [] } = found.parse(reply).output
          const bytes = [...(Item ? [Item] : []), ...Items].reduce((sum, one) => sum + bytesOf(one), 0)
          counted.readUnits += readUnitsOf(bytes) * (asked.parse(call.input).ConsistentRead ? 1 : 0.5)
        } else if (commandName === 'BatchGetItemCommand') {
          // Each item is rounded up by itself; ours are asked for eventually consistent.
          for (const one of Object.values(foundBatch.parse(reply).output.Responses).flat())
            counted.readUnits += readUnitsOf(bytesOf(one)) * 0.5
        } else countWrites(commandName, call.input)
        return reply
      },
    { step: 'initialize' },
  )
  kms.middlewareStack.add(
    (next) => (call) => {
      counted.kmsCalls += 1
      return next(call)
    },
    { step: 'initialize' },
  )
  return counted
}
