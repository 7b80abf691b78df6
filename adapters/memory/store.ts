import { createSecretKey } from 'node:crypto'
import { assertSaveable } from '#adapters/assert-saveable.ts'
import { isDomainEvent } from '#adapters/domain-event.ts'
import {
  callerKey,
  callerRange,
  dutyKey,
  endedRange,
  eventKey,
  listKey,
  lookKey,
  looksRange,
  openRange,
  owedKey,
  taskKey,
  uncompactedKey,
  unpublishedKey,
  untriagedKey,
  workKey,
  workPartition,
} from '#adapters/dynamodb/keys.ts'
import { blindIndex } from '#adapters/kms/field-cipher.ts'
import { isClosedBy, outgoingOf } from '#adapters/outgoing.ts'
import type { CaseStore } from '#adapters/ports.ts'
import { NO_REPORTS } from '#domain/case/record/counters.ts'
import { millis } from '#domain/clock/calendar.ts'
import { nextMoment as nextOfReport } from '#domain/report/next-moment.ts'
import { make, obstacleTo } from './change.ts'
import { pageOf } from './listing.ts'
import { createMemoryPulse } from './pulse.ts'
import { emptyShelf } from './shelf.ts'

/** What the store in memory takes. */
export type MemoryStoreOptions = {
  /** Milliseconds since 1970 on the wall clock, against which answers to idempotency keys expire. */
  readonly now?: () => number
  readonly pageSize?: number
}

const PAGE = 100

/** In memory nothing is kept from anybody: the blind index is one in name only. */
const NO_SECRET = createSecretKey(Buffer.alloc(32))

/** The store of cases and reports in memory, with the same conditions as the tables'. */
export function createMemoryCaseStore({
  now = Date.now,
  pageSize = PAGE,
}: MemoryStoreOptions = {}): CaseStore {
  const shelf = emptyShelf()
  /** Cases whose history was put together, each at which version. */
  const compacted = new Map<string, number>()
  const copy = <T>(value: T): T => structuredClone(value)
  const page = (cursor: string | undefined) => ({ pageSize, cursor })
  const atMost = (limit: number, cursor: string | undefined) => ({
    pageSize: Math.min(limit, pageSize),
    cursor,
  })
  /** The cases of a list, with what they are sorted by there. */
  const casesIn = ({ partition, prefix = '' }: { partition: string; prefix?: string }) =>
    [...shelf.cases.values()].flatMap((one) => {
      const { listPk, listSk } = listKey(one)
      return listPk === partition && listSk.startsWith(prefix) ? [{ sort: listSk, entry: one }] : []
    })

  return {
    ...createMemoryPulse(),
    save: async (changes) => {
      assertSaveable(changes, isDomainEvent)
      const conflicts = changes.flatMap((change) => {
        const obstacle = obstacleTo(change, shelf, now(), changes)
        if (obstacle === undefined) return []
        return [obstacle.standing === undefined ? { change } : { change, standing: copy(obstacle.standing) }]
      })
      if (conflicts.length > 0) return { saved: false, conflicts }
      for (const change of changes) make(copy(change), shelf)
      for (const { event, closes } of outgoingOf(changes))
        if (closes > 0) shelf.unpublished.set(event.metadata.id, closes)
      return { saved: true }
    },
    loadCase: async (caseId) => {
      const found = shelf.cases.get(caseId)
      if (found === undefined) return undefined
      const tasks = [...shelf.tasks.values()]
        .filter((one) => one.caseId === caseId)
        .sort((a, b) => (taskKey(caseId, a.taskId).sk < taskKey(caseId, b.taskId).sk ? -1 : 1))
      const counters = shelf.counters.get(caseId) ?? NO_REPORTS
      return copy({ case: found, tasks, counters })
    },
    caseHeader: async (caseId) => copy(shelf.cases.get(caseId)),
    caseHeaders: async (caseIds) =>
      [...new Set(caseIds)].flatMap((caseId) => copy(shelf.cases.get(caseId)) ?? []),
    loadReport: async (reportId) => copy(shelf.reports.get(reportId)),
    reportText: async (reportId) => copy(shelf.contents.get(reportId)?.text),
    person: async (reportId) => copy(shelf.contents.get(reportId)?.person),
    caller: async (reportId) => {
      const phone = shelf.contents.get(reportId)?.person?.phone
      return phone && blindIndex(NO_SECRET, phone)
    },
    token: async (caseId) => copy(shelf.tokens.get(caseId)),
    scheduled: async (caseId) => copy(shelf.scheduled.get(caseId)),
    standingOrders: async (jurisdiction) => copy(shelf.orders.get(jurisdiction)),
    keyHolder: async (key) => copy(shelf.keys.get(key)),
    identity: async (key) => copy(shelf.identities.get(key)),
    idempotencyRecord: async (key) => {
      const record = shelf.answers.get(key)
      return record !== undefined && millis(record.expiresAt) > now() ? copy(record) : undefined
    },
    reportsOfCase: async (caseId, cursor) => {
      const links = [...shelf.links.values()].filter((one) => one.caseId === caseId)
      const sorted = links.map(({ reportId }) => ({ sort: reportId, entry: reportId }))
      return pageOf(`reports\n${caseId}`, sorted, page(cursor))
    },
    reportsOfCaller: async (caseId, caller) =>
      [...shelf.links.values()]
        .filter((one) => one.caseId === caseId && one.caller === caller)
        .map(({ reportId }) => reportId)
        .sort(),
    history: async (subject, cursor) => {
      const sorted = [...shelf.events.values()]
        .filter((event) => event.metadata.subject === subject)
        .map((event) => ({
          sort: eventKey(subject, event.metadata.sequence).sk,
          entry: { event, texts: shelf.eventTexts.get(event.metadata.id) ?? {} },
        }))
      return pageOf(`history\n${subject}`, sorted, page(cursor))
    },
    tasksOf: async ({ jurisdiction, assignee, dueBefore, limit, cursor }) => {
      const queue = workPartition(jurisdiction, assignee)
      const tasks = [...shelf.tasks.values()].map((task) => ({
        ...workKey(task),
        entry: { kind: 'task', task } as const,
      }))
      const reports = [...shelf.reports.values()].flatMap((report) => {
        const key = dutyKey(report)
        return key === undefined ? [] : [{ ...key, entry: { kind: 'report', report } as const }]
      })
      const sorted = [...tasks, ...reports]
        .filter(({ workPk, workSk }) => workPk === queue && (dueBefore === undefined || workSk < dueBefore))
        .map(({ workSk, entry }) => ({ sort: workSk, entry }))
      return pageOf(`tasks\n${queue}`, sorted, atMost(limit, cursor))
    },
    board: async ({ jurisdiction, grid, placeKey, limit, cursor }) => {
      const range = openRange(jurisdiction, grid === undefined ? {} : { grid, placeKey })
      return pageOf(`list\n${range.partition}\n${range.prefix}`, casesIn(range), atMost(limit, cursor))
    },
    endedCases: async ({ jurisdiction, month, limit, cursor }) => {
      const range = endedRange(jurisdiction, month)
      return pageOf(`list\n${range.partition}`, casesIn(range), atMost(limit, cursor))
    },
    looks: async ({ jurisdiction, month, limit, cursor }) => {
      const { partition } = looksRange(jurisdiction, month)
      const sorted = [...shelf.events.values()].flatMap((entry) => {
        if (entry.type !== 'report-person-shown') return []
        const { listPk, listSk } = lookKey(entry)
        return listPk === partition ? [{ sort: listSk, entry }] : []
      })
      return pageOf(`list\n${partition}`, sorted, { ...atMost(limit, cursor), backwards: true })
    },
    casesOfPhone: async ({ phone, limit, cursor }) => {
      const { partition } = callerRange(blindIndex(NO_SECRET, phone))
      const sorted = [...shelf.links.values()].flatMap(({ caseId, reportId, caller }) => {
        const key = caller === undefined ? undefined : callerKey(caller, caseId, reportId)
        return key?.listPk === partition ? [{ sort: key.listSk, entry: { caseId, reportId } }] : []
      })
      return pageOf(`list\n${partition}`, sorted, atMost(limit, cursor))
    },
    openCases: async (jurisdiction, cursor) => {
      const sorted = casesIn(openRange(jurisdiction)).map(({ sort, entry }) => ({
        sort,
        entry: entry.caseId,
      }))
      return pageOf(`open\n${jurisdiction}`, sorted, page(cursor))
    },
    untriagedReports: async (jurisdiction, before, cursor) => {
      const sorted = [...shelf.reports.values()]
        .filter((one) => one.status === 'received' && one.jurisdiction === jurisdiction)
        .map((one) => ({
          sort: untriagedKey(jurisdiction, one.receivedAt, one.reportId).sweepSk,
          entry: one.reportId,
        }))
        .filter(({ sort }) => sort < before)
      return pageOf(`untriaged\n${jurisdiction}`, sorted, page(cursor))
    },
    owedReports: async (jurisdiction, before, cursor) => {
      const sorted = [...shelf.reports.values()]
        .filter((one) => one.jurisdiction === jurisdiction)
        .flatMap((one) => {
          const dueAt = nextOfReport(one)
          const sort = dueAt && owedKey(jurisdiction, dueAt, one.reportId).sweepSk
          return sort === undefined ? [] : [{ sort, entry: one.reportId }]
        })
        .filter(({ sort }) => sort < before)
      return pageOf(`owed\n${jurisdiction}`, sorted, page(cursor))
    },
    unpublishedEvents: async (jurisdiction, before, cursor) => {
      const events = [...shelf.events.values()]
      const sorted = [...shelf.unpublished]
        .flatMap(([id, closes]) => {
          const event = shelf.events.get(id)
          return event?.metadata.jurisdiction === jurisdiction ? [{ event, closes }] : []
        })
        .map((closing) => ({
          sort: unpublishedKey(closing.event).sweepSk,
          entry: events
            .filter((event) => isClosedBy(closing, event))
            .map((event) => ({ event, closes: event === closing.event ? closing.closes : 0 })),
        }))
        .filter(({ sort }) => sort < before)
      return pageOf(`unpublished\n${jurisdiction}`, sorted, page(cursor))
    },
    markPublished: async (event) => {
      shelf.unpublished.delete(event.metadata.id)
    },
    uncompactedCases: async (jurisdiction, before, cursor) => {
      const sorted = [...shelf.cases.values()].flatMap((one) =>
        one.status === 'ended' &&
        one.jurisdiction === jurisdiction &&
        compacted.get(one.caseId) !== one.version
          ? [{ sort: uncompactedKey(one).sweepSk, entry: one.caseId }]
          : [],
      )
      const ended = sorted.filter(({ sort }) => sort < before)
      return pageOf(`uncompacted\n${jurisdiction}`, ended, page(cursor))
    },
    // Events take no less room here when they lie together.
    compactHistory: async () => {},
    markCompacted: async ({ caseId, version }) => {
      compacted.set(caseId, version)
    },
  }
}
