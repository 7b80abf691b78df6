import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import type { Outgoing } from '#adapters/outgoing.ts'
import type { CaseStore, RecordedEvent } from '#adapters/ports.ts'
import type { CaseState } from '#domain/case/record/case.ts'
import { type Counters, NO_REPORTS } from '#domain/case/record/counters.ts'
import { batchGet } from './batch-get.ts'
import {
  type EventText,
  expirySeconds,
  type Item,
  kindOf,
  readCase,
  readCounters,
  readDuplicateKey,
  readEvent,
  readEventText,
  readIdempotency,
  readIdentity,
  readLink,
  readLook,
  readOnDesk,
  readOrders,
  readOutgoing,
  readReport,
  readReportContent,
  readScheduled,
  readTask,
  readToken,
  UnreadableItem,
} from './items.ts'
import {
  callerRange,
  caseKey,
  caseStateRange,
  duplicateKey,
  endedRange,
  eventKey,
  identityKey,
  type Key,
  linkRange,
  logRange,
  looksRange,
  openRange,
  ordersKey,
  owedPartition,
  reportContentKey,
  reportKey,
  scheduledKey,
  tokenKey,
  unpublishedPartition,
  untriagedPartition,
  workPartition,
} from './keys.ts'
import { type Range, readAll, readPage } from './query.ts'
import { createSave, type SaveDependencies } from './save.ts'
import { EVENT_MARK, TABLES, TOLD_EVENT } from './tables.ts'

/** What the store needs. */
export type StoreDependencies = SaveDependencies & {
  readonly vault: PersonVault
  /** Items of one Query; a page of a listing is at most so long. */
  readonly pageSize?: number
}

const PAGE = 100

/** The store of cases and reports on DynamoDB. */
export function createCaseStore(dependencies: StoreDependencies): CaseStore {
  const { client, casesTable: table, idempotencyTable, vault, now = Date.now, pageSize = PAGE } = dependencies

  /** Reads one item. `decides`: somebody acts on what it says, so it is read consistently. */
  async function get<T>(
    key: Key,
    read: (item: Item) => T,
    decides: boolean,
    only: { readonly ProjectionExpression?: string } = {},
  ): Promise<T | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: decides, ...only }),
    )
    return Item === undefined ? undefined : read(Item)
  }
  /** One part of what came with a report: who needs the words is not sent the person. */
  const content = (reportId: string, part: 'words' | 'person') =>
    get(reportContentKey(reportId), readReportContent, true, {
      ProjectionExpression: `pk, sk, kind, ${part}`,
    })
  /** The events that go with one that closes its decision: few, each read by its key. */
  async function decisionOf(closing: Outgoing): Promise<readonly Outgoing[]> {
    const { subject, sequence } = closing.event.metadata
    const before = Array.from({ length: closing.closes - 1 }, (_, n) => sequence - closing.closes + 1 + n)
    const events = await Promise.all(
      before.map((number) => get(eventKey(subject, number), readOutgoing, true)),
    )
    return [...events.filter((one) => one !== undefined), closing]
  }
  const { list, work, sweep } = TABLES.cases.indexes
  const inList = (range: Pick<Range, 'partition' | 'prefix'>): Range => ({
    table,
    index: { name: 'list', ...list.key },
    ...range,
  })
  const atMost = (limit: number, cursor: string | undefined) => ({
    pageSize: Math.min(limit, pageSize),
    cursor,
  })
  const onSweep = (partition: string, before?: string): Range => ({
    table,
    index: { name: 'sweep', ...sweep.key },
    partition,
    ...(before === undefined ? {} : { before }),
  })
  const page = (cursor: string | undefined) => ({ pageSize, cursor })

  return {
    save: createSave(dependencies),
    loadCase: async (caseId) => {
      const { pk, prefix } = caseStateRange(caseId)
      return stateOf(await readAll(client, { table, partition: pk, prefix, consistent: true }, pageSize))
    },
    caseHeader: (caseId) => get(caseKey(caseId), readCase, false),
    caseHeaders: async (caseIds) =>
      (await batchGet(client, table, [...new Set(caseIds)].map(caseKey))).map(readCase),
    loadReport: (reportId) => get(reportKey(reportId), readReport, true),
    reportText: async (reportId) => (await content(reportId, 'words'))?.words,
    person: async (reportId) => {
      const sealed = (await content(reportId, 'person'))?.person
      return sealed && vault.open(reportId, sealed)
    },
    caller: async (reportId) => (await content(reportId, 'person'))?.person?.phoneIndex,
    token: (caseId) => get(tokenKey(caseId), readToken, true),
    scheduled: (caseId) => get(scheduledKey(caseId), readScheduled, true),
    standingOrders: (jurisdiction) => get(ordersKey(jurisdiction), readOrders, true),
    keyHolder: (key) => get(duplicateKey(key), readDuplicateKey, true),
    identity: (key) => get(identityKey(key), readIdentity, true),
    idempotencyRecord: async (key) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: idempotencyTable, Key: marshall({ pk: key }), ConsistentRead: true }),
      )
      const record = Item && readIdempotency(Item)
      return record && expirySeconds(record.expiresAt) > Math.floor(now() / 1_000) ? record : undefined
    },
    reportsOfCase: (caseId, cursor) => {
      const { pk, prefix } = linkRange(caseId)
      const range = { table, partition: pk, prefix, consistent: true }
      return readPage(client, range, page(cursor), (item) => readLink(item).reportId)
    },
    reportsOfCaller: async (caseId, caller) => {
      const { pk, prefix } = linkRange(caseId)
      const links = await readAll(client, { table, partition: pk, prefix, consistent: true }, pageSize)
      return links.map(readLink).flatMap((link) => (link.caller === caller ? [link.reportId] : []))
    },
    history: (subject, cursor) => {
      const { pk, prefix } = logRange(subject)
      const range = { table, partition: pk, prefix, consistent: true }
      return readPage(client, range, page(cursor), withTexts())
    },
    tasksOf: ({ jurisdiction, assignee, dueBefore, limit, cursor }) => {
      const range: Range = {
        table,
        index: { name: 'work', ...work.key },
        partition: workPartition(jurisdiction, assignee),
        ...(dueBefore === undefined ? {} : { before: dueBefore }),
      }
      return readPage(client, range, atMost(limit, cursor), readOnDesk)
    },
    board: ({ jurisdiction, grid, placeKey, limit, cursor }) => {
      const range = openRange(jurisdiction, grid === undefined ? {} : { grid, placeKey })
      return readPage(client, inList(range), atMost(limit, cursor), readCase)
    },
    endedCases: ({ jurisdiction, month, limit, cursor }) =>
      readPage(client, inList(endedRange(jurisdiction, month)), atMost(limit, cursor), readCase),
    looks: ({ jurisdiction, month, limit, cursor }) =>
      readPage(client, inList(looksRange(jurisdiction, month)), atMost(limit, cursor), readLook),
    casesOfPhone: async ({ jurisdiction, phone, limit, cursor }) => {
      const range = callerRange(await vault.phoneIndex(jurisdiction, phone))
      return readPage(client, inList(range), atMost(limit, cursor), linked)
    },
    openCases: (jurisdiction, cursor) =>
      readPage(client, inList(openRange(jurisdiction)), page(cursor), idIn('CASE#')),
    untriagedReports: (jurisdiction, before, cursor) =>
      readPage(client, onSweep(untriagedPartition(jurisdiction), before), page(cursor), idIn('REPORT#')),
    owedReports: (jurisdiction, before, cursor) =>
      readPage(client, onSweep(owedPartition(jurisdiction), before), page(cursor), idIn('REPORT#')),
    unpublishedEvents: async (jurisdiction, before, cursor) => {
      const range = onSweep(unpublishedPartition(jurisdiction), before)
      const { items, ...next } = await readPage(client, range, page(cursor), (item) =>
        keyOf(unmarshall(item)),
      )
      // The index holds keys only: whole events would cost twice as much to write, each of them, for this rare page.
      const unreadable: string[] = []
      const decisions = await Promise.all(
        items.map(async (key) => {
          try {
            const closing = await get(key, unlessPublished, true)
            return closing && (await decisionOf(closing))
          } catch (fault) {
            if (!(fault instanceof UnreadableItem)) throw fault
            unreadable.push(`${key.pk}/${key.sk}`)
            return undefined
          }
        }),
      )
      return { items: decisions.filter((one) => one !== undefined), ...next, unreadable }
    },
    markPublished: async ({ metadata }) => {
      const { sequence, subject } = metadata
      await client
        .send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(eventKey(subject, sequence)),
            UpdateExpression: 'REMOVE sweepPk, sweepSk',
            // Also keeps an event that was never stored from coming to be as an empty item.
            ConditionExpression: 'attribute_exists(sweepPk)',
          }),
        )
        .catch(unlessMarked)
    },
  }
}

/** What a decision reads, put together from the items of the range. */
function stateOf(items: readonly Item[]): CaseState | undefined {
  const [first] = items
  if (first === undefined || kindOf(first).kind !== 'case') return undefined
  const tasks: CaseState['tasks'] = []
  let counters: Counters = NO_REPORTS
  for (const item of items.slice(1)) {
    const { kind } = kindOf(item)
    if (kind === 'counters') counters = readCounters(item)
    else if (kind === 'task') tasks.push(readTask(item))
    else throw new UnreadableItem(kind, 'in the state of a case')
  }
  return { case: readCase(first), tasks, counters }
}

const EVENT_KINDS: readonly string[] = [EVENT_MARK.value, TOLD_EVENT]

/** Gathers the texts that come before each event. */
function withTexts(): (item: Item) => RecordedEvent | undefined {
  let texts: EventText[] = []
  return (item) => {
    if (!EVENT_KINDS.includes(kindOf(item).kind)) {
      texts.push(readEventText(item))
      return undefined
    }
    const entry = {
      event: readEvent(item),
      texts: Object.fromEntries(texts.map(({ field, text }) => [field, text])),
    }
    texts = []
    return entry
  }
}

const key = z.object({ pk: z.string(), sk: z.string() })
const keyOf = (attributes: unknown): Key => key.parse(attributes)

/** The index follows its table with some delay: an event may have been marked since. */
const unlessPublished = (item: Item): Outgoing | undefined =>
  item.sweepPk === undefined ? undefined : readOutgoing(item)

/** Which report stands with which case. */
const linked = (item: Item) => ({
  caseId: idIn('CASE#')(item) ?? '',
  reportId: readLink(item).reportId,
})

/** The id in an item's partition key. */
const idIn =
  (prefix: string) =>
  (item: Item): string | undefined =>
    item.pk?.S?.slice(prefix.length)

/** An event that was marked before is no fault. */
function unlessMarked(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
}
