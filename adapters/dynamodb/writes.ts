import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { PersonVault } from '#adapters/kms/sealed-person.ts'
import { outgoingOf } from '#adapters/outgoing.ts'
import { type Counters, NO_REPORTS, SOMETIMES_COUNTED, withCounted } from '#domain/case/record/counters.ts'
import type { KeyStands } from '#domain/case/record/duplicate-key.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import {
  appealAttribute,
  caseItem,
  duplicateKeyItem,
  eventItem,
  eventTextItem,
  type Item,
  idempotencyItem,
  identityItem,
  linkItem,
  ordersItem,
  reportContentItem,
  reportItem,
  scheduledItem,
  taskItem,
  tokenItem,
  upstreamAttribute,
} from './items.ts'
import { countersKey, duplicateKey, eventTextKey, type Key, linkKey, taskKey } from './keys.ts'

/** One write of a transaction, and the change to name when it loses. */
export type Write = { readonly change: Change; readonly write: TransactWriteItem }

/** Where writes go, and what they need besides the changes. */
export type WriteContext = {
  readonly casesTable: string
  readonly idempotencyTable: string
  readonly vault: Pick<PersonVault, 'seal'>
  /** Milliseconds since 1970 on the wall clock. */
  readonly now: () => number
}

/** A condition in DynamoDB's words, with the values it compares with. */
type Condition = { readonly holds: string; readonly with?: Readonly<Record<string, number | string>> }

const IS_NEW: Condition = { holds: 'attribute_not_exists(pk)' }
/** Version 1 is new; any later one replaces exactly the one before it. */
const follows = (version: number): Condition =>
  version === 1 ? IS_NEW : { holds: 'version = :before', with: { ':before': version - 1 } }
const heldBy = (caseId: string): Condition => ({ holds: 'caseId = :me', with: { ':me': caseId } })
/** Whether a duplicate key stands with that case, and leads on to the case that is named, or to none. */
const standsSo = ({ caseId, mergedInto }: KeyStands): Condition =>
  mergedInto === undefined
    ? { holds: '(caseId = :from AND attribute_not_exists(mergedInto))', with: { ':from': caseId } }
    : { holds: '(caseId = :from AND mergedInto = :into)', with: { ':from': caseId, ':into': mergedInto } }

const conditional = ({ holds, with: values }: Condition) => ({
  ConditionExpression: holds,
  ...(values === undefined ? {} : { ExpressionAttributeValues: marshall(values) }),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
})

const put = (TableName: string, Item: Item, condition?: Condition) => ({
  Put: { TableName, Item, ...(condition === undefined ? {} : conditional(condition)) },
})
const remove = (TableName: string, key: Key, condition?: Condition): TransactWriteItem => ({
  Delete: { TableName, Key: marshall(key), ...(condition === undefined ? {} : conditional(condition)) },
})
const check = (TableName: string, key: Key, condition: Condition): TransactWriteItem => ({
  ConditionCheck: { TableName, Key: marshall(key), ...conditional(condition) },
})

/**
 * The writes of a decision, each with its condition. Changes of the same counters become one write, since a
 * transaction takes each item once.
 */
export async function writesOf(changes: readonly Change[], context: WriteContext): Promise<readonly Write[]> {
  const outgoing = new Map(outgoingOf(changes).map((one) => [one.event, one]))
  const single = await Promise.all(
    changes.map(async (change) => {
      const write =
        change.kind === 'event'
          ? put(context.casesTable, eventItem(change.event, outgoing.get(change.event)?.closes ?? 0), IS_NEW)
          : await writeOf(change, context)
      return write === undefined ? [] : [{ change, write }]
    }),
  )
  return [...single.flat(), ...counterWrites(changes, context.casesTable)]
}

async function writeOf(
  change: Exclude<Change, { kind: 'event' }>,
  context: WriteContext,
): Promise<TransactWriteItem | undefined> {
  const { casesTable: table } = context
  switch (change.kind) {
    case 'case':
      return put(table, caseItem(change.case), follows(change.case.version))
    case 'orders':
      return put(table, ordersItem(change.orders), follows(change.orders.version))
    case 'report':
      return put(table, reportItem(change.report), follows(change.report.version))
    case 'report-content': {
      const { reportId, jurisdiction, text: words, person } = change
      const sealed = person && (await context.vault.seal(reportId, jurisdiction, person))
      return put(table, reportContentItem(reportId, { words, person: sealed }))
    }
    case 'task':
      return put(table, taskItem(change.task))
    case 'task-settled':
      return remove(table, taskKey(change.caseId, change.taskId))
    case 'link':
      return put(table, linkItem(change.caseId, change.reportId, change.caller))
    case 'unlink':
      return remove(table, linkKey(change.caseId, change.reportId))
    case 'claim-key': {
      const item = duplicateKeyItem(change.key, change)
      if (change.anyway) return put(table, item)
      const mine = heldBy(change.caseId)
      const from = change.from && standsSo(change.from)
      const free: Condition = {
        holds: [IS_NEW, mine, ...(from === undefined ? [] : [from])].map(({ holds }) => holds).join(' OR '),
        with: { ...mine.with, ...from?.with },
      }
      return put(table, item, free)
    }
    case 'release-key':
      return remove(table, duplicateKey(change.key), heldBy(change.caseId))
    case 'key-is-held':
      return check(table, duplicateKey(change.key), standsSo(change))
    case 'identity':
      return put(table, identityItem(change.key, change), IS_NEW)
    case 'text':
      return put(table, eventTextItem(change))
    case 'text-erased':
      return remove(table, eventTextKey(change.subject, change.sequence, change.field))
    case 'token':
      return tokenWrite(change, table)
    case 'scheduled':
      return put(table, scheduledItem(change.scheduled), follows(change.scheduled.version))
    case 'idempotency':
      return put(context.idempotencyTable, idempotencyItem(change), {
        holds: `${IS_NEW.holds} OR expiresAt <= :now`,
        with: { ':now': Math.floor(context.now() / 1_000) },
      })
    case 'counters':
    case 'standing-is':
      return undefined
  }
}

/** A token only moves forward, by run, visit and arrival; the same one may be stored again. */
function tokenWrite(change: Extract<Change, { kind: 'token' }>, table: string): TransactWriteItem {
  const { run, visit, arrivedAt, token } = change
  const write = put(table, tokenItem(change.caseId, change), {
    holds: [
      IS_NEW.holds,
      '#run < :run',
      '(#run = :run AND visit < :visit)',
      '(#run = :run AND visit = :visit AND arrivedAt < :arrivedAt)',
      '(#run = :run AND visit = :visit AND arrivedAt = :arrivedAt AND #token = :token)',
    ].join(' OR '),
    with: { ':run': run, ':visit': visit, ':arrivedAt': arrivedAt, ':token': token },
  })
  return { Put: { ...write.Put, ExpressionAttributeNames: { '#run': 'run', '#token': 'token' } } }
}

/** What one decision does to the counters of a case: adds to them, and may insist on how many reports stand before. */
function counterWrites(changes: readonly Change[], table: string): readonly Write[] {
  const concerned = [...changesOf(changes, 'counters'), ...changesOf(changes, 'standing-is')]
  return [...Map.groupBy(concerned, (one) => one.caseId)].flatMap(([caseId, ofCase]) => {
    const additions = changesOf(ofCase, 'counters')
    const [insisted] = changesOf(ofCase, 'standing-is')
    const change = insisted ?? additions[0]
    if (change === undefined) return []
    const key = countersKey(caseId)
    if (additions.length === 0) return [{ change, write: check(table, key, standingIs(change)) }]
    const added = additions.reduce<Counters>(withCounted, NO_REPORTS)
    const condition = insisted === undefined ? staysCount(added.standing) : standingIs(insisted)
    return [{ change, write: add(table, key, added, condition) }]
  })
}

/** A case whose counters were never written has no reports. */
const standingIs = ({ standing, joined }: { standing: number; joined: number }): Condition => ({
  holds: `(standing = :standing AND joined = :joined)${standing + joined === 0 ? ` OR ${IS_NEW.holds}` : ''}`,
  with: { ':standing': standing, ':joined': joined },
})
/** No more reports leave a case than stand with it. */
const staysCount = (added: number): Condition | undefined =>
  added < 0 ? { holds: 'standing >= :leaving', with: { ':leaving': -added } } : undefined

function add(
  TableName: string,
  key: Key,
  added: Counters,
  condition: Condition | undefined,
): TransactWriteItem {
  // One attribute each, beside one another: what is added to need not be there before.
  const counts: [string, number][] = [
    ['standing', added.standing],
    ['joined', added.joined],
    ['found', added.found],
    ...SOMETIMES_COUNTED.flatMap((of): [string, number][] => {
      const more = added[of]
      return more === undefined ? [] : [[of, more]]
    }),
    ...Object.entries(added.upstream ?? {}).map(([dueAt, n]): [string, number] => [
      upstreamAttribute(dueAt),
      n,
    ]),
    ...Object.entries(added.appeals ?? {}).map(([appeal, n]): [string, number] => [
      appealAttribute(appeal),
      n,
    ]),
  ]
  return {
    Update: {
      TableName,
      Key: marshall(key),
      UpdateExpression: `SET kind = :kind, schemaVersion = :schema ADD ${counts.map((_, i) => `#n${i} :n${i}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(counts.map(([name], i) => [`#n${i}`, name])),
      ...(condition === undefined ? {} : conditional(condition)),
      ExpressionAttributeValues: marshall({
        ':kind': 'counters',
        ':schema': 1,
        ...Object.fromEntries(counts.map(([, n], i) => [`:n${i}`, n])),
        ...condition?.with,
      }),
    },
  }
}
