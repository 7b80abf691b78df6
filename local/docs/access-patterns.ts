/**
 * docs/access-patterns.md: every method of the stores with what it asks of which table, and what that costs. The
 * queries and conditions are those that the adapters really send; the units come from the bytes of example items.
 */
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import {
  blindIndexKeyItem,
  caseItem,
  duplicateKeyItem,
  eventItem,
  eventTextItem,
  type Item,
  idempotencyItem,
  linkItem,
  reportContentItem,
  reportItem,
  taskItem,
  tokenItem,
} from '#adapters/dynamodb/items.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { cardItem, postingItem, precedentItem, statisticsItem } from '#adapters/dynamodb/knowledge-items.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { indexUnits, itemSize, readUnits, writeUnits } from '#adapters/dynamodb/units.ts'
import { type Write, writesOf } from '#adapters/dynamodb/writes.ts'
import type { PersonVault, SealedPerson } from '#adapters/kms/sealed-person.ts'
import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import { type Change, changesOf } from '#domain/change.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Kept } from '#domain/knowledge/steps.ts'
import { buildCase, buildEntry, buildEvent, buildReport, buildTask, MONDAY } from '#test/support/builders.ts'
import { type RecordedCommand, recordingClient, spelledOut } from './recorded-commands.ts'

const CASE = buildCase({ version: 2 })
const REPORT = buildReport()
const TASKS = [1, 2, 3].map((n) => buildTask({ taskId: `${CASE.caseId}.${n}` }))
const PROMISE = buildEvent(
  'promise-made',
  { until: MONDAY },
  { texts: { who: '看管人员', what: '三日内清理' } },
)
const TEXTS = changesOf(PROMISE.changes, 'text')
const REPORT_TEXT = {
  description: '非机动车棚里的看管人员搭了库房，外面堆易燃物，还用煤气瓶烧饭，晚上味道很大，大家都怕着火。',
  place: '国定路555弄非机动车棚',
  salt: '0'.repeat(32),
}
/** A field of some 10 bytes as sealed: 12 of nonce and 16 of tag beside it, in base64. */
const SEALED: SealedPerson = {
  schemaVersion: 1,
  jurisdiction: CASE.jurisdiction,
  dataKey: 'k'.repeat(248),
  fields: { name: 's'.repeat(52), phone: 's'.repeat(52) },
  phoneIndex: 'h'.repeat(43),
}
const CONTENT = reportContentItem(REPORT.reportId, { words: REPORT_TEXT, person: SEALED })
const TOKEN = { run: 1, visit: 1, arrivedAt: Date.parse(MONDAY), token: 't'.repeat(700) }
const ANSWER = {
  key: '{key}',
  payloadHash: 'h'.repeat(64),
  answer: JSON.stringify({ reportId: REPORT.reportId, trackingCode: REPORT.trackingCode }),
  expiresAt: MONDAY,
}
const COUNTERS: Item = {
  pk: { S: 'CASE#{caseId}' },
  sk: { S: 'A#2' },
  kind: { S: 'counters' },
  schemaVersion: { N: '1' },
  standing: { N: '1' },
  joined: { N: '0' },
}
const KEY = 'wujiaochang|guoding-555|shed-misuse'
const LINKS = ['r-1', 'r-2'].map(() => linkItem(CASE.caseId, REPORT.reportId))

/** A vault that seals everything alike. */
export const VAULT: PersonVault = {
  seal: async () => SEALED,
  open: async () => ({}),
  phoneIndex: async () => '',
}

/** One method as it is called, what it is for, and what each of its commands finds. */
type Called<Port> = {
  readonly purpose: string
  readonly finds: readonly (readonly Item[])[]
  readonly call: (port: Port) => Promise<unknown>
}

const [J, C, R] = ['{jurisdiction}', '{caseId}', '{reportId}']

/** Every method of the store of cases that reads, or writes without a decision. */
export const STORE: Readonly<Record<Exclude<keyof CaseStore, 'save'>, Called<CaseStore>>> = {
  loadCase: {
    purpose: 'What a decision reads: the case, its counters, its open tasks',
    finds: [[caseItem(CASE), COUNTERS, ...TASKS.map(taskItem)]],
    call: (store) => store.loadCase(C),
  },
  caseHeader: {
    purpose: 'The case, to show it',
    finds: [[caseItem(CASE)]],
    call: (store) => store.caseHeader(C),
  },
  loadReport: {
    purpose: 'A report, by its id or its tracking code (hashed into the id)',
    finds: [[reportItem(REPORT)]],
    call: (store) => store.loadReport(R),
  },
  reportText: {
    purpose: 'What the reporter wrote',
    finds: [[CONTENT]],
    call: (store) => store.reportText(R),
  },
  person: {
    purpose: 'Who reported',
    finds: [[CONTENT]],
    call: (store) => store.person(R),
  },
  token: {
    purpose: 'The token of the visit that stands',
    finds: [[tokenItem(CASE.caseId, TOKEN)]],
    call: (store) => store.token(C),
  },
  keyHolder: {
    purpose: 'The open case of a place and matter',
    finds: [[duplicateKeyItem('{key}', CASE.caseId)]],
    call: (store) => store.keyHolder('{key}'),
  },
  idempotencyRecord: {
    purpose: 'What was answered to an idempotency key',
    finds: [[idempotencyItem(ANSWER)]],
    call: (store) => store.idempotencyRecord('{key}'),
  },
  reportsOfCase: {
    purpose: 'The reports of a case, a page',
    finds: [LINKS],
    call: (store) => store.reportsOfCase(C),
  },
  history: {
    purpose: 'The events of a case or report with their texts, a page',
    finds: [[...TEXTS.map(eventTextItem), eventItem(PROMISE.event)]],
    call: (store) => store.history('case/{caseId}'),
  },
  tasksOf: {
    purpose: 'What a party or role owes, by due time, a page',
    finds: [TASKS.map(taskItem)],
    call: (store) =>
      store.tasksOf({
        jurisdiction: J,
        assignee: { kind: 'role', role: 'inspector', grid: '{grid}' },
        dueBefore: '{due}',
        limit: 50,
      }),
  },
  openCases: {
    purpose: 'Open cases, for the sweep, a page',
    finds: [[keysOf(caseItem(CASE))]],
    call: (store) => store.openCases(J),
  },
  untriagedReports: {
    purpose: 'Reports without a case, for the sweep, a page',
    finds: [[keysOf(reportItem(REPORT))]],
    call: (store) => store.untriagedReports(J, '{before}'),
  },
  unpublishedEvents: {
    purpose: 'Events not yet published, for the sweep, a page: their keys, then each event',
    finds: [[keysOf(eventItem(PROMISE.event))], [eventItem(PROMISE.event)]],
    call: (store) => store.unpublishedEvents(J, '{before}'),
  },
  markPublished: {
    purpose: 'Marks an event as published',
    finds: [[eventItem(PROMISE.event)]],
    call: (store) => store.markPublished(PROMISE.event),
  },
}

const ENTRY = buildEntry({ revision: 1, problem: REPORT_TEXT.description.repeat(4) })
const KEPT: Kept = { ...ENTRY, complete: true }
const EARLIER: Kept = { ...buildEntry(), complete: true }

/** Every method of the knowledge base. */
export const KNOWLEDGE: Readonly<Record<keyof Knowledge, Called<Knowledge>>> = {
  read: {
    purpose: 'A precedent',
    finds: [[precedentItem(KEPT)]],
    call: (knowledge) => knowledge.read('{precedentId}'),
  },
  kept: {
    purpose: 'A precedent with the manifest of its postings',
    finds: [[precedentItem(KEPT)]],
    call: (knowledge) => knowledge.kept('{precedentId}'),
  },
  keep: {
    purpose: 'Keeps a precedent with its card and postings: for the first time, and over an earlier revision',
    finds: [[], [], [], [], [], [precedentItem(EARLIER)], []],
    call: (knowledge) => knowledge.keep(ENTRY).then(() => knowledge.keep(ENTRY)),
  },
  postings: {
    purpose: 'The beginning of a list of the index',
    finds: [
      Array.from({ length: 340 }, () =>
        postingItem(CASE.jurisdiction, { list: '车棚', rank: `A${CASE.caseId}` }),
      ),
    ],
    call: (knowledge) => knowledge.postings({ jurisdiction: CASE.jurisdiction, list: '车棚', limit: 340 }),
  },
  cards: {
    purpose: 'The cards of some candidates',
    finds: [ENTRY.card === undefined ? [] : [cardItem(ENTRY.card)]],
    call: (knowledge) => knowledge.cards(['{precedentId}']),
  },
  statistics: {
    purpose: 'What is common in a jurisdiction, remembered for minutes',
    finds: [[statisticsItem(CASE.jurisdiction, NO_STATISTICS)]],
    call: (knowledge) => knowledge.statistics('{jurisdiction}'),
  },
  publish: {
    purpose: 'Publishes the next statistics',
    finds: [[]],
    call: (knowledge) => knowledge.publish('{jurisdiction}', NO_STATISTICS),
  },
}

/** Every change a decision can make, as an example. */
export const CHANGES: readonly Change[] = [
  { kind: 'case', case: CASE },
  { kind: 'report', report: REPORT },
  {
    kind: 'report-content',
    reportId: REPORT.reportId,
    jurisdiction: CASE.jurisdiction,
    text: REPORT_TEXT,
    person: {},
  },
  ...TASKS.slice(0, 1).map((task): Change => ({ kind: 'task', task })),
  { kind: 'task-settled', caseId: CASE.caseId, taskId: `${CASE.caseId}.1` },
  { kind: 'counters', caseId: CASE.caseId, standing: -1, joined: 0 },
  { kind: 'standing-is', caseId: CASE.caseId, standing: 1 },
  { kind: 'link', caseId: CASE.caseId, reportId: REPORT.reportId },
  { kind: 'unlink', caseId: CASE.caseId, reportId: REPORT.reportId },
  { kind: 'claim-key', key: KEY, caseId: CASE.caseId },
  { kind: 'release-key', key: KEY, caseId: CASE.caseId },
  { kind: 'key-is-held', key: KEY, caseId: CASE.caseId },
  ...TEXTS.slice(0, 1),
  { kind: 'event', event: PROMISE.event },
  { kind: 'token', caseId: CASE.caseId, ...TOKEN },
  { kind: 'idempotency', ...ANSWER },
]

/** An item as an index shows it that projects keys only. */
function keysOf(item: Item): Item {
  const names = ['pk', 'sk', 'sweepPk', 'sweepSk']
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))
}

/** The whole page. */
export async function renderAccessPatterns(): Promise<string> {
  const storeRows = await rowsOf(STORE, (client) =>
    createCaseStore({
      client,
      casesTable: 'cases',
      idempotencyTable: 'idempotency',
      vault: VAULT,
      now: () => Date.parse(MONDAY) - 1_000,
    }),
  )
  const knowledgeRows = await rowsOf(KNOWLEDGE, (client) =>
    createKnowledge({ client, knowledgeTable: 'knowledge' }),
  )
  const indexKeys = {
    read: {
      purpose: "The key of a jurisdiction's blind index, once for each cold start that sees a phone number",
      finds: [[blindIndexKeyItem(CASE.jurisdiction, SEALED.dataKey)]],
      call: (keys: ReturnType<typeof createBlindIndexKeys>) => keys.read(J),
    },
  }
  const indexKeyRows = await rowsOf(indexKeys, (client) =>
    createBlindIndexKeys({ client, casesTable: 'cases' }),
  )
  const saved = await Promise.all(CHANGES.map(changeRow))
  return named(`# Access patterns

Generated by \`npm run docs\` from the commands that the adapters send and the bytes of example items; a test fails when
it drifts. Units are DynamoDB's: a read unit is 4 KB read consistently (half of it otherwise), a write unit 1 KB
written (twice in a transaction). No method scans. Why the tables look so: [ADR 4](adr/0004-tables-and-keys.md).

## Reading, and writing without a decision

A page is one Query whatever the size of the table. Its units grow with the items on it; given here for the few of the
example. Indexes are never consistent, so nothing is decided on them.

| method | for | asks | consistent | example, bytes | units |
|---|---|---|---|---|---|
${[...storeRows, ...knowledgeRows, ...indexKeyRows].join('\n')}

## Saving a decision

\`save\` writes all changes of a decision in one TransactWriteItems, each with its condition; the item that stands in
the way of one comes back with the refusal. A refused transaction costs the same units. Index units come on top when
the item's entry comes to be, moves, or goes; a case or report that changes without leaving its list costs none.

| change | write | key | holds while | example, bytes | units | index units |
|---|---|---|---|---|---|---|
${saved.join('\n')}
`)
}

/** The ids of the examples as the placeholders they stand for. */
const named = (text: string): string =>
  Object.entries({
    [CASE.caseId]: C,
    [REPORT.reportId]: R,
    [ENTRY.precedent.precedentId]: '{precedentId}',
    '00000001': '{n}',
    [KEY.replaceAll('|', '\\|')]: '{key}',
  }).reduce((whole, [id, placeholder]) => whole.replaceAll(id, placeholder), text)

async function rowsOf<Port>(
  methods: Readonly<Record<string, Called<Port>>>,
  make: (client: ReturnType<typeof recordingClient>['client']) => Port,
): Promise<string[]> {
  const rows = await Promise.all(
    Object.entries(methods).map(async ([method, { purpose, finds, call }]) => {
      const { client, commands } = recordingClient(finds)
      await call(make(client))
      return commands.map((one, n) =>
        rowOf(n === 0 ? [`\`${method}\``, purpose] : ['', ''], one, finds[n] ?? []),
      )
    }),
  )
  return rows.flat()
}

function rowOf(heading: readonly string[], command: RecordedCommand, found: readonly Item[]): string {
  const written = command.Item ?? (command.UpdateExpression === undefined ? undefined : found[0])
  const writes =
    command.writes?.map(({ item }) => item) ??
    command.singly ??
    (written === undefined ? undefined : [written])
  const size = (writes ?? found).reduce((sum, one) => sum + itemSize(one), 0)
  const consistent = command.ConsistentRead ?? false
  const units =
    written === undefined
      ? `${readUnits(found, consistent)} read`
      : command.singly !== undefined
        ? `${command.singly.reduce((sum, one) => sum + writeUnits(one, false), 0)} write, ${command.singly.length} items`
        : command.writes !== undefined
          ? `${command.writes.reduce((sum, { item }) => sum + writeUnits(item, true), 0)} write, ${command.writes.length} items`
          : `${writeUnits(written, false) + (command.UpdateExpression ? indexUnits(written) : 0)} write`
  const cells = [
    asks(command),
    written === undefined ? (consistent ? 'yes' : 'no') : 'conditional',
    size,
    units,
  ]
  return `| ${[...heading, ...cells].join(' | ')} |`
}

/** What a command asks of which table. */
function asks(command: RecordedCommand): string {
  const of = `${command.TableName}${command.IndexName === undefined ? '' : `, index ${command.IndexName}`}`
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = command
  const key = command.KeyConditionExpression
    ? spelledOut(command.KeyConditionExpression, names, values)
    : keyText(command.Key ?? command.Item ?? {})
  const condition = command.ConditionExpression
    ? `, while \`${spelledOut(command.ConditionExpression, names, values)}\``
    : ''
  return `${command.name} on ${of}: \`${key}\`${condition}`
}

const key = z.object({ pk: z.string(), sk: z.string().optional() })
function keyText(item: Item): string {
  const { pk, sk } = key.parse(unmarshall(item))
  return sk === undefined ? `pk = ${pk}` : `pk = ${pk}, sk = ${sk}`
}

/** Only the writes that a change leads to when it is made alone. */
async function changeRow(change: Change): Promise<string> {
  const [made] = await writesOf([change], {
    casesTable: 'cases',
    idempotencyTable: 'idempotency',
    vault: VAULT,
    now: () => Date.parse(MONDAY),
  })
  if (made === undefined) throw new Error(`The change ${change.kind} writes nothing.`)
  const { write, item, holds } = spelled(made)
  const stored = write === 'Put' ? item : existing(change)
  const cells = [
    `\`${change.kind}\``,
    write,
    `\`${keyText(item)}\``,
    holds === undefined ? 'always' : `\`${holds.replaceAll('|', '\\|')}\``,
    itemSize(stored),
    writeUnits(stored, true),
    write === 'ConditionCheck' ? 0 : indexUnits(stored),
  ]
  return `| ${cells.map((one) => String(one).replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
}

/** What lies where a change adds, checks or deletes. */
function existing(change: Change): Item {
  if (change.kind === 'task-settled') return TASKS.map(taskItem)[0] ?? {}
  if (change.kind === 'unlink') return LINKS[0] ?? {}
  if (change.kind === 'release-key' || change.kind === 'key-is-held')
    return duplicateKeyItem(change.key, change.caseId)
  return COUNTERS
}

/** A write with its condition spelled out. */
function spelled({ write }: Write): { write: string; item: Item; holds: string | undefined } {
  for (const [name, one] of Object.entries(write)) {
    const parts = z
      .object({
        Item: z.custom<Item>().optional(),
        Key: z.custom<Item>().optional(),
        ConditionExpression: z.string().optional(),
        ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
      })
      .parse(one)
    const holds =
      parts.ConditionExpression && spelledOut(parts.ConditionExpression, parts.ExpressionAttributeNames)
    return { write: name, item: parts.Item ?? parts.Key ?? {}, holds }
  }
  throw new Error('A write that writes nothing.')
}
