import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { IsEvent } from '#adapters/event-schema.ts'
import { type SealedPerson, sealedPerson } from '#adapters/kms/sealed-person.ts'
import type { OnDesk } from '#adapters/ports.ts'
import { APPEALS } from '#domain/appeal.ts'
import { type Case, caseRecord } from '#domain/case/record/case.ts'
import { type Counters, counters } from '#domain/case/record/counters.ts'
import { type Task, task } from '#domain/case/record/task.ts'
import { fromMillis, instant, millis } from '#domain/clock/calendar.ts'
import type {
  Change,
  IdempotencyRecord,
  Identity,
  KeyHolder,
  Scheduled,
  StoredToken,
} from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { type StandingOrders, standingOrders } from '#domain/orders/record/orders.ts'
import { nextMoment as nextOfReport } from '#domain/report/next-moment.ts'
import { type Report, type ReportText, report, reportText } from '#domain/report/record/report.ts'
import {
  blindIndexKey,
  callerKey,
  caseKey,
  duplicateKey,
  dutyKey,
  eventKey,
  eventTextKey,
  identityKey,
  linkKey,
  listKey,
  lookKey,
  ordersKey,
  owedKey,
  reportContentKey,
  reportKey,
  type SweepKey,
  scheduledKey,
  taskKey,
  tokenKey,
  uncompactedKey,
  unpublishedKey,
  untriagedKey,
  workKey,
} from './keys.ts'
import { EVENT_MARK, TOLD_EVENT } from './tables.ts'

/**
 * How records of cases become items and items become records again; those of the knowledge base have a file of their own,
 * so that intake need not load it. Every item says its `kind` and the version of its schema,
 * holds its record under `record` (an event under `event`), and repeats at the top what keys and conditions need.
 */
export type Item = Record<string, AttributeValue>

/** An item that is stored but does not fit its schema: written by a later version, or by hand. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem'
  constructor(kind: string, where: string, cause?: z.ZodError) {
    const faults = cause?.issues.map((issue) => issue.path.join('.') || issue.code).join(', ') ?? 'kind'
    super(`The stored ${kind} ${where} cannot be read; at fault: ${faults}.`)
  }
}

/** Makes an item of attributes; those that are undefined are left out. */
export const item = (attributes: Readonly<Record<string, unknown>>): Item =>
  marshall(attributes, { removeUndefinedValues: true })

const located = z.object({ pk: z.string(), sk: z.string().optional() })
/** Where an item lies, for messages: its keys hold ids only. */
function placeOf(attributes: unknown): string {
  const key = located.safeParse(attributes)
  return key.success ? `${key.data.pk} ${key.data.sk ?? ''}`.trimEnd() : '(without key)'
}

/**
 * Makes the reader of one kind of item.
 * @param schema is made when the first item is read: a function that starts reads few of all the kinds
 * @__NO_SIDE_EFFECTS__ whoever bundles may leave out the readers that nobody calls
 */
export const reader = <T>(kind: string, schema: () => z.ZodType<T>): ((stored: Item) => T) => {
  let made: z.ZodType<T> | undefined
  return (stored) => {
    made ??= schema()
    const attributes = unmarshall(stored)
    const parsed = made.safeParse(attributes)
    if (!parsed.success) throw new UnreadableItem(kind, placeOf(attributes), parsed.error)
    return parsed.data
  }
}

/**
 * Makes the reader of one kind of item that holds a record.
 * @__NO_SIDE_EFFECTS__
 */
export const recordReader = <T>(kind: string, schema: () => z.ZodType<T>): ((stored: Item) => T) => {
  const read = reader(kind, () => z.object({ kind: z.literal(kind), record: schema() }))
  return (stored) => read(stored).record
}

/** The kind an item says it is. */
export const kindOf = reader('item', () => z.object({ kind: z.string() }))

export const caseItem = (one: Case): Item =>
  item({
    ...caseKey(one.caseId),
    kind: 'case',
    schemaVersion: one.schemaVersion,
    version: one.version,
    ...listKey(one),
    ...(one.status === 'ended' ? uncompactedKey(one) : {}),
    record: one,
  })
export const readCase = recordReader<Case>('case', caseRecord)

/** Where the counters of a case count the reports of one appeal. */
export const appealAttribute = (appeal: string): string => `appeal:${appeal}`

/** Where the counters of a case count the reports that another authority wants answered by a moment. */
export const upstreamAttribute = (dueAt: string): string => `upstream:${dueAt}`

/** The counts of the appeals and of other authorities' limits, put together from their attributes. */
function withAppeals(stored: unknown): unknown {
  const attributes = z.record(z.string(), z.unknown()).parse(stored)
  const counted = APPEALS.filter((appeal) => appealAttribute(appeal) in attributes)
  const appeals = counted.map((appeal) => [appeal, attributes[appealAttribute(appeal)]])
  const prefix = upstreamAttribute('')
  const upstream = Object.entries(attributes).flatMap(([name, count]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), count]] : [],
  )
  return {
    ...attributes,
    ...(appeals.length === 0 ? {} : { appeals: Object.fromEntries(appeals) }),
    ...(upstream.length === 0 ? {} : { upstream: Object.fromEntries(upstream) }),
  }
}

/** How many reports stand with a case and ever joined it, what of it the centre found, and what kinds of appeal they are. */
export const readCounters = reader<Counters>('counters', () => z.preprocess(withAppeals, counters))

export const taskItem = (one: Task): Item =>
  item({
    ...taskKey(one.caseId, one.taskId),
    kind: 'task',
    schemaVersion: one.schemaVersion,
    ...workKey(one),
    record: one,
  })
export const readTask = recordReader<Task>('task', () => task)

/** What the sweep looks at: a report without a case, and one that is still owed something. */
function sweptAs(one: Report): SweepKey | undefined {
  if (one.status === 'received') return untriagedKey(one.jurisdiction, one.receivedAt, one.reportId)
  const dueAt = nextOfReport(one)
  return dueAt === undefined ? undefined : owedKey(one.jurisdiction, dueAt, one.reportId)
}

export const reportItem = (one: Report): Item =>
  item({
    ...reportKey(one.reportId),
    kind: 'report',
    schemaVersion: one.schemaVersion,
    version: one.version,
    ...sweptAs(one),
    ...dutyKey(one),
    record: one,
  })
export const readReport = recordReader<Report>('report', () => report)

/** What a desk holds: a task, or a report that is still owed something. */
export const readOnDesk = (stored: Item): OnDesk =>
  kindOf(stored).kind === 'report'
    ? { kind: 'report', report: readReport(stored) }
    : { kind: 'task', task: readTask(stored) }

export const ordersItem = (one: StandingOrders): Item =>
  item({
    ...ordersKey(one.jurisdiction),
    kind: 'orders',
    schemaVersion: one.schemaVersion,
    version: one.version,
    record: one,
  })
export const readOrders = recordReader<StandingOrders>('orders', () => standingOrders)

/** What came with a report beside itself. Either may have been erased by itself; the person may never have been told. */
export type ReportContent = {
  readonly words?: ReportText | undefined
  readonly person?: SealedPerson | undefined
}
export const reportContentItem = (reportId: string, { words, person }: ReportContent): Item =>
  item({ ...reportContentKey(reportId), kind: 'report-content', schemaVersion: 1, words, person })
export const readReportContent = reader<ReportContent>('report-content', () =>
  z.object({
    kind: z.literal('report-content'),
    words: reportText.optional(),
    person: sealedPerson.optional(),
  }),
)

export const blindIndexKeyItem = (jurisdiction: string, encrypted: string): Item =>
  item({ ...blindIndexKey(jurisdiction), kind: 'blind-index-key', schemaVersion: 1, record: { encrypted } })
export const readBlindIndexKey = recordReader('blind-index-key', () => z.object({ encrypted: z.string() }))

export const duplicateKeyItem = (key: string, { caseId, openedAt, mergedInto }: KeyHolder): Item =>
  item({
    ...duplicateKey(key),
    kind: 'duplicate-key',
    schemaVersion: 1,
    caseId,
    mergedInto,
    record: { caseId, openedAt, mergedInto },
  })
export const readDuplicateKey = recordReader<KeyHolder>('duplicate-key', () =>
  z.object({ caseId: z.string(), openedAt: z.string().optional(), mergedInto: z.string().optional() }),
)

export const identityItem = (key: string, { reportId, trackingCode }: Identity): Item =>
  item({ ...identityKey(key), kind: 'identity', schemaVersion: 1, record: { reportId, trackingCode } })
export const readIdentity = recordReader<Identity>('identity', () =>
  z.object({ reportId: z.string(), trackingCode: z.string() }),
)

export const linkItem = (caseId: string, reportId: string, caller?: string): Item =>
  item({
    ...linkKey(caseId, reportId),
    kind: 'link',
    schemaVersion: 1,
    ...(caller === undefined ? {} : callerKey(caller, caseId, reportId)),
    record: { reportId, caller },
  })
export const readLink = recordReader('link', () =>
  z.object({ reportId: z.string(), caller: z.string().optional() }),
)

export const tokenItem = (caseId: string, one: StoredToken): Item => {
  const { run, visit, arrivedAt, token } = one
  return item({ ...tokenKey(caseId), kind: 'token', schemaVersion: 1, run, visit, arrivedAt, token })
}
export const readToken = reader<StoredToken>('token', () =>
  z.object({ run: z.number(), visit: z.number(), arrivedAt: z.number(), token: z.string() }),
)

export const scheduledItem = ({ caseId, version, moments }: Scheduled): Item =>
  item({
    ...scheduledKey(caseId),
    kind: 'scheduled',
    schemaVersion: 1,
    version,
    record: { caseId, version, moments },
  })
export const readScheduled = recordReader<Scheduled>('scheduled', () =>
  z.object({
    caseId: z.string(),
    version: z.number().int().positive(),
    moments: z.record(z.string(), instant),
  }),
)

/** A text that an event commits to. */
export type EventText = { readonly field: string; readonly text: string; readonly salt: string }
export const eventTextItem = (change: Extract<Change, { kind: 'text' }>): Item => {
  const { subject, sequence, field, text, salt } = change
  return item({
    ...eventTextKey(subject, sequence, field),
    kind: 'text',
    schemaVersion: 1,
    record: { field, text, salt },
  })
}
export const readEventText = recordReader<EventText>('text', () =>
  z.object({ field: z.string(), text: z.string(), salt: z.string() }),
)

/** An event; the one that closes its decision is findable as unpublished until it is marked. */
export const eventItem = (event: DomainEvent, closes: number): Item =>
  item({
    ...eventKey(event.metadata.subject, event.metadata.sequence),
    [EVENT_MARK.attribute]: EVENT_MARK.value,
    schemaVersion: event.metadata.schemaVersion,
    ...(closes > 0 ? { ...unpublishedKey(event), closes } : {}),
    ...(event.type === 'report-person-shown' ? lookKey(event) : {}),
    event,
  })

/** An event that was published before it was written here: the stream's filter lets it pass by, no sweep looks at it. */
export const toldEventItem = (event: DomainEvent): Item => ({
  ...eventItem(event, 0),
  ...item({ [EVENT_MARK.attribute]: TOLD_EVENT }),
})

/** Makes the reader of events: each is checked, and left as it is, since a field taken away would break its hash. */
export const eventReader = (isEvent: IsEvent): ((stored: Item) => DomainEvent) =>
  reader<DomainEvent>('event', () =>
    z
      .object({ event: z.custom<DomainEvent>(isEvent, 'This is no event of ours.') })
      .transform(({ event }) => event),
  )

/** Expiry as DynamoDB wants it: seconds since 1970. Later rather than earlier, by less than a second. */
export const expirySeconds = (expiresAt: string): number => Math.ceil(millis(expiresAt) / 1_000)

export const idempotencyItem = (one: IdempotencyRecord): Item =>
  item({
    pk: one.key,
    kind: 'idempotency',
    schemaVersion: 1,
    payloadHash: one.payloadHash,
    answer: one.answer,
    expiresAt: expirySeconds(one.expiresAt),
  })
export const readIdempotency = reader<IdempotencyRecord>('idempotency', () =>
  z
    .object({ pk: z.string(), payloadHash: z.string(), answer: z.string(), expiresAt: z.number() })
    .transform(({ pk, expiresAt, ...rest }) => ({
      key: pk,
      ...rest,
      expiresAt: fromMillis(expiresAt * 1_000),
    })),
)
