import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { isDomainEvent } from '#adapters/domain-event.ts'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import type { Outgoing } from '#adapters/outgoing.ts'
import type { CaseStore, RecordedEvent } from '#adapters/ports.ts'
import type { CaseState } from '#domain/case/record/case.ts'
import { type Counters, NO_REPORTS } from '#domain/case/record/counters.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { batchGet } from './batch-get.ts'
import { COMPACTED, compactHistory, EVENT_KINDS, readCompacted } from './compacted.ts'
import { readEvent, readLook, readOutgoing } from './event-items.ts'
import { createGet } from './get.ts'
import { createIntakeStore } from './intake-store.ts'
import {
  type EventText,
  type Item,
  kindOf,
  readCase,
  readCounters,
  readDuplicateKey,
  readEventText,
  readLink,
  readOnDesk,
  readOrders,
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
  type Key,
  linkRange,
  logRange,
  looksRange,
  openRange,
  ordersKey,
  owedPartition,
  reportContentKey,
  scheduledKey,
  sequenceOfText,
  tokenKey,
  uncompactedPartition,
  unpublishedPartition,
  untriagedPartition,
  workPartition,
} from './keys.ts'
import { createPulse } from './pulse.ts'
import { type Range, readAll, readPage } from './query.ts'
import type { SaveDependencies } from './save.ts'
import { TABLES } from './tables.ts'

/** What the store needs. */
export type StoreDependencies = Omit<SaveDependencies, 'isEvent'> & {
  readonly vault: PersonVault
  /** Items of one Query; a page of a listing is at most so long. */
  readonly pageSize?: number
}

const PAGE = 100

/** The store of cases and reports on DynamoDB. */
export function createCaseStore(dependencies: StoreDependencies): CaseStore {
  const { client, casesTable: table, vault, pageSize = PAGE } = dependencies
  const get = createGet(client, table)
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
  /** The sweep looks at an item no more; at that version alone, where one is named. */
  async function takeOffSweep(key: Key, version?: number): Promise<void> {
    await client
      .send(
        new UpdateItemCommand({
          TableName: table,
          Key: marshall(key),
          UpdateExpression: 'REMOVE sweepPk, sweepSk',
          // Also keeps what was never stored from coming to be as an empty item.
          ConditionExpression: `attribute_exists(sweepPk)${version === undefined ? '' : ' AND #version = :version'}`,
          ...(version === undefined
            ? {}
            : {
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: marshall({ ':version': version }),
              }),
        }),
      )
      .catch(unlessMarked)
  }

  return {
    ...createIntakeStore({ ...dependencies, isEvent: isDomainEvent }),
    ...createPulse(client, table),
    loadCase: async (caseId) => {
      const { pk, prefix } = caseStateRange(caseId)
      return stateOf(await readAll(client, { table, partition: pk, prefix, consistent: true }, pageSize))
    },
    caseHeaders: async (caseIds) =>
      (await batchGet(client, table, [...new Set(caseIds)].map(caseKey))).map(readCase),
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
    history: async (subject, cursor) => {
      const { pk, prefix } = logRange(subject)
      const range = { table, partition: pk, prefix, consistent: true }
      const { items, ...next } = await readPage(client, range, page(cursor), withTexts())
      return { items: items.flat(), ...next }
    },
    compactHistory: (subject) => compactHistory(client, table, subject, pageSize),
    uncompactedCases: (jurisdiction, before, cursor) =>
      readPage(client, onSweep(uncompactedPartition(jurisdiction), before), page(cursor), idIn('CASE#')),
    markCompacted: ({ caseId, version }) => takeOffSweep(caseKey(caseId), version),
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
      readPage(
        client,
        { ...inList(looksRange(jurisdiction, month)), backwards: true },
        atMost(limit, cursor),
        readLook,
      ),
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
      await takeOffSweep(eventKey(metadata.subject, metadata.sequence))
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

/** Gives each event its texts, which come before it; an item of several events makes as many entries. */
function withTexts(): (item: Item) => readonly RecordedEvent[] | undefined {
  let before: (EventText & { readonly sequence: number })[] = []
  const textsOf = ({ metadata }: DomainEvent): RecordedEvent['texts'] =>
    Object.fromEntries(
      before.flatMap(({ sequence, field, text }) => (sequence === metadata.sequence ? [[field, text]] : [])),
    )
  return (item) => {
    const { kind } = kindOf(item)
    if (kind !== COMPACTED && !EVENT_KINDS.includes(kind)) {
      before.push({ ...readEventText(item), sequence: sequenceOfText(item.sk?.S ?? '') })
      return undefined
    }
    const events = kind === COMPACTED ? readCompacted(item) : [readEvent(item)]
    const entries = events.map((event) => ({ event, texts: textsOf(event) }))
    before = []
    return entries
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

/** What was taken off before, or has changed since, is no fault. */
function unlessMarked(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
}
