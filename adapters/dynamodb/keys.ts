import { createHash } from 'node:crypto'
import type { PulseScope } from '#domain/case/pulse.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Assignee, Task } from '#domain/case/record/task.ts'
import { type Instant, localDate } from '#domain/clock/calendar.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { DUTY_DESK, onDesk } from '#domain/report/duties.ts'
import type { Report } from '#domain/report/record/report.ts'

/** The primary key of an item in a table with partition and sort key. */
export type Key = { readonly pk: string; readonly sk: string }
/** Index attributes of an open task. */
export type WorkKey = { readonly workPk: string; readonly workSk: string }
/** Index attributes of what the sweep looks at. */
export type SweepKey = { readonly sweepPk: string; readonly sweepSk: string }

/** Index attributes of what is found in a list: cases, and the reports of one number. */
export type ListKey = { readonly listPk: string; readonly listSk: string }
/** Where open cases are looked for: in a grid, at a place of it, or anywhere. */
export type WhereOpen =
  | { readonly grid?: never; readonly placeKey?: never }
  | { readonly grid: string; readonly placeKey?: string | undefined }

/** Sorts behind every character a key of ours holds: the open end of a range of sort keys. */
export const LAST = '~'
/** As many digits as a sequence number is padded to: they sort as text up to ten million events of one subject. */
const DIGITS = 8
const padded = (sequence: number): string => String(sequence).padStart(DIGITS, '0')

const ofCase = (caseId: string): string => `CASE#${caseId}`
const ofReport = (reportId: string): string => `REPORT#${reportId}`
const ofOrders = (jurisdiction: string): string => `ORDERS#${jurisdiction}`

/**
 * What a decision about a case reads, in one range: `A#1` before its counters `A#2` before its tasks `A#3…`. The case
 * comes first, so that a read that is overtaken by a write holds the older version and its save is refused.
 */
export const caseStateRange = (caseId: string) => ({ pk: ofCase(caseId), prefix: 'A#' })
export const caseKey = (caseId: string): Key => ({ pk: ofCase(caseId), sk: 'A#1' })
export const countersKey = (caseId: string): Key => ({ pk: ofCase(caseId), sk: 'A#2' })
/** Task ids end in a number; padded, the tasks of a case come in the order they were sent. */
const sortable = (taskId: string): string => taskId.replace(/\d+$/, (n) => n.padStart(DIGITS, '0'))
export const taskKey = (caseId: string, taskId: string): Key => ({
  pk: ofCase(caseId),
  sk: `A#3#${sortable(taskId)}`,
})

/** The token lies outside that range: no decision reads it, and nothing that shows a case may. */
export const tokenKey = (caseId: string): Key => ({ pk: ofCase(caseId), sk: 'B#TOKEN' })

/** Nor what its due times are scheduled as: it changes without the case. */
export const scheduledKey = (caseId: string): Key => ({ pk: ofCase(caseId), sk: 'B#TIMES' })

/** How far a case or report was folded into the pulse; of a case it is its own pulse as well. */
export const pulseMarkKey = (subject: string): Key => ({ pk: subjectPartition(subject), sk: 'B#PULSE' })
/** The pulse of a scope. */
export function pulseKey(scope: PulseScope): Key {
  if (scope.kind === 'case') return pulseMarkKey(`case/${scope.caseId}`)
  if (scope.kind === 'desk')
    return { pk: `PULSE#${workPartition(scope.jurisdiction, scope.assignee)}`, sk: 'A#1' }
  return { pk: `PULSE#${scope.jurisdiction}#GRID#${scope.grid}`, sk: 'A#1' }
}

export const linkRange = (caseId: string) => ({ pk: ofCase(caseId), prefix: 'R#' })
export const linkKey = (caseId: string, reportId: string): Key => ({
  pk: ofCase(caseId),
  sk: `R#${reportId}`,
})

export const reportKey = (reportId: string): Key => ({ pk: ofReport(reportId), sk: 'A#1' })
/** What was written and by whom lies apart from the report: no decision reads it with the report. */
export const reportContentKey = (reportId: string): Key => ({ pk: ofReport(reportId), sk: 'B#CONTENT' })
/** The standing orders of a jurisdiction; their events lie in the same partition. */
export const ordersKey = (jurisdiction: string): Key => ({ pk: ofOrders(jurisdiction), sk: 'A#1' })
export const duplicateKey = (key: string): Key => ({ pk: `KEY#${key}`, sk: 'A#1' })
/** The number that another authority gave a report. */
export const identityKey = (key: string): Key => ({ pk: `IDENTITY#${key}`, sk: 'A#1' })
/** The key from which a jurisdiction's blind index is made, itself encrypted. */
export const blindIndexKey = (jurisdiction: string): Key => ({ pk: `BLIND#${jurisdiction}`, sk: 'A#1' })

/** The partition of `case/<id>`, `report/<id>` or `jurisdiction/<code>`. @throws Error for any other subject. */
export function subjectPartition(subject: string): string {
  const [kind, id, ...rest] = subject.split('/')
  if (id === undefined || id === '' || rest.length > 0) throw new Error(`${subject} is no subject of events.`)
  if (kind === 'case') return ofCase(id)
  if (kind === 'report') return ofReport(id)
  if (kind === 'jurisdiction') return ofOrders(id)
  throw new Error(`${subject} is no subject of events.`)
}

/**
 * A subject's log: the texts of an event sort before the event (`#` before `~`), so that a page that holds an event
 * holds its texts as well.
 */
export const logRange = (subject: string) => ({ pk: subjectPartition(subject), prefix: 'E#' })
export const eventKey = (subject: string, sequence: number): Key => ({
  pk: subjectPartition(subject),
  sk: `E#${padded(sequence)}${LAST}`,
})
export const eventTextKey = (subject: string, sequence: number, field: string): Key => ({
  pk: subjectPartition(subject),
  sk: `E#${padded(sequence)}#${field}`,
})
/** The number of the event to which a text in a log belongs. */
export const sequenceOfText = (sk: string): number => Number(sk.slice('E#'.length, 'E#'.length + DIGITS))

/** Work queues are cut by who works on them, so that no key grows hot and a page is one query. */
export function workPartition(jurisdiction: string, assignee: Assignee): string {
  if (assignee.kind === 'party') return `${jurisdiction}#PARTY#${assignee.party}`
  const grid = assignee.grid === undefined ? '' : `#GRID#${assignee.grid}`
  return `${jurisdiction}#ROLE#${assignee.role}${grid}`
}
export const workKey = (task: Task): WorkKey => ({
  workPk: workPartition(task.jurisdiction, task.assignee),
  workSk: `${task.dueAt}#${task.taskId}`,
})

/** Where a report lies on a desk; nowhere when nothing is owed to it that is no task of its case. */
export function dutyKey(report: Report): WorkKey | undefined {
  const left = onDesk(report)
  if (left === undefined) return undefined
  return {
    workPk: workPartition(report.jurisdiction, { kind: 'role', role: DUTY_DESK }),
    workSk: `${left.dueAt}#${report.reportId}`,
  }
}

/** Open cases lie in one list of their street, by grid and place: its board, a grid's, and what is open at a place. */
export const openRange = (jurisdiction: string, { grid, placeKey }: WhereOpen = {}) => ({
  partition: `OPEN#${jurisdiction}`,
  prefix: `${grid === undefined ? '' : `${grid}#`}${placeKey === undefined ? '' : `${placeKey}#`}`,
})
/** Ended ones lie in the list of the month in which they did, in that order. */
export const endedRange = (jurisdiction: string, month: string) => ({
  partition: `ENDED#${jurisdiction}#${month}`,
})
/** The lists in which a case is found: one at a time. */
export function listKey(one: Case): ListKey {
  const { jurisdiction, caseId, place } = one
  if (one.status === 'open')
    return {
      listPk: openRange(jurisdiction).partition,
      listSk: `${openRange(jurisdiction, { grid: place.grid, placeKey: place.key }).prefix}${caseId}`,
    }
  return {
    listPk: endedRange(jurisdiction, localDate(one.endedAt).slice(0, 7)).partition,
    listSk: `${one.endedAt}#${caseId}`,
  }
}
/** Looks at who reported lie in the list of their month. */
export const looksRange = (jurisdiction: string, month: string) => ({
  partition: `LOOKS#${jurisdiction}#${month}`,
})
export const lookKey = ({ metadata: { jurisdiction, time, id } }: DomainEvent): ListKey => ({
  listPk: looksRange(jurisdiction, localDate(time).slice(0, 7)).partition,
  listSk: `${time}#${id}`,
})

/** What one number reported, by its blind index, which no two streets share. */
export const callerRange = (caller: string) => ({ partition: `CALLER#${caller}` })
export const callerKey = (caller: string, caseId: string, reportId: string): ListKey => ({
  listPk: callerRange(caller).partition,
  listSk: `${caseId}#${reportId}`,
})

export const untriagedPartition = (jurisdiction: string): string => `UNTRIAGED#${jurisdiction}`
export const untriagedKey = (jurisdiction: string, receivedAt: Instant, reportId: string): SweepKey => ({
  sweepPk: untriagedPartition(jurisdiction),
  sweepSk: `${receivedAt}#${reportId}`,
})
export const owedPartition = (jurisdiction: string): string => `OWED#${jurisdiction}`
export const owedKey = (jurisdiction: string, dueAt: Instant, reportId: string): SweepKey => ({
  sweepPk: owedPartition(jurisdiction),
  sweepSk: `${dueAt}#${reportId}`,
})
export const uncompactedPartition = (jurisdiction: string): string => `UNCOMPACTED#${jurisdiction}`
/** Where a case that ended waits to be put together. */
export const uncompactedKey = ({
  jurisdiction,
  endedAt,
  caseId,
}: Extract<Case, { status: 'ended' }>): SweepKey => ({
  sweepPk: uncompactedPartition(jurisdiction),
  sweepSk: `${endedAt}#${caseId}`,
})
export const unpublishedPartition = (jurisdiction: string): string => `UNPUBLISHED#${jurisdiction}`
export const unpublishedKey = ({ metadata }: DomainEvent): SweepKey => ({
  sweepPk: unpublishedPartition(metadata.jurisdiction),
  sweepSk: `${metadata.time}#${metadata.subject}#${padded(metadata.sequence)}`,
})

export const precedentKey = (precedentId: string): Key => ({ pk: `PRECEDENT#${precedentId}`, sk: 'A#1' })
export const cardKey = (precedentId: string): Key => ({ pk: `PRECEDENT#${precedentId}`, sk: 'B#CARD' })
/** The manifest of what an open case has in the lists. */
export const openKey = (caseId: string): Key => ({ pk: `OPEN#${caseId}`, sk: 'A#1' })
export const statisticsKey = (jurisdiction: string): Key => ({ pk: `STATISTICS#${jurisdiction}`, sk: 'A#1' })
/**
 * A list of the index. Postings are read by the thousand, so their keys are short: six characters stand for the
 * jurisdiction, whatever its name. (No other key has its first `#` there.)
 */
export const listRange = (jurisdiction: string, list: string) => ({
  pk: `${createHash('sha256').update(jurisdiction).digest('base64url').slice(0, 6)}#${list}`,
})
export const postingKey = (jurisdiction: string, { list, rank }: { list: string; rank: string }): Key => ({
  pk: listRange(jurisdiction, list).pk,
  sk: rank,
})

/** Which packs are served, and since which version. */
export const servedKey = (): Key => ({ pk: 'SERVED', sk: 'A#1' })
/** The versions of a pack, in their order. */
export const editionsRange = (jurisdiction: string) => ({ pk: `PACK#${jurisdiction}`, prefix: 'A#' })
export const editionKey = (jurisdiction: string, version: number): Key => ({
  pk: editionsRange(jurisdiction).pk,
  sk: `A#${padded(version)}`,
})
/** The parts of a document, named by its content: another content is never in their way. */
export const documentRange = (jurisdiction: string, hash: string) => ({
  pk: `DOCUMENT#${jurisdiction}#${hash}`,
})
export const documentKey = (jurisdiction: string, hash: string, part: number): Key => ({
  pk: documentRange(jurisdiction, hash).pk,
  sk: padded(part),
})

/** The people of a jurisdiction. */
export const peopleRange = (jurisdiction: string) => ({ pk: `PEOPLE#${jurisdiction}` })
export const memberKey = (jurisdiction: string, id: string): Key => ({
  pk: peopleRange(jurisdiction).pk,
  sk: `A#${id}`,
})

/** The stepped clock: what time it is, what is due when, and when a task is due. */
export const nowKey = (): Key => ({ pk: 'NOW', sk: 'A#1' })
export const dueRange = () => ({ pk: 'DUE' })
export const dueKey = (at: Instant, taskId: string): Key => ({ pk: 'DUE', sk: `${at}#${sortable(taskId)}` })
export const dueOfCaseRange = (caseId: string) => ({ pk: ofCase(caseId), prefix: 'DUE#' })
export const dueOfTaskKey = (caseId: string, taskId: string): Key => ({
  pk: ofCase(caseId),
  sk: `DUE#${sortable(taskId)}`,
})
