import { type Change, changesOf, MAX_CHANGES } from '#domain/decision/change.ts'
import type { IsEvent } from './event-schema.ts'

/**
 * Refuses what must not be saved: more changes than fit into a transaction, one item changed twice, an event that does
 * not fit its own schema, content of a report that is not new. Each is a fault of the decision, so every store says it, and tests without a table find it.
 * @param isEvent tells events of the types that may be made here
 * @throws Error naming the item
 */
export function assertSaveable(changes: readonly Change[], isEvent: IsEvent): void {
  if (changes.length > MAX_CHANGES)
    throw new Error(`A decision makes ${changes.length} changes; at most ${MAX_CHANGES} fit.`)
  const seen = new Set<string>()
  for (const change of changes) {
    const item = itemOf(change)
    if (item === undefined) continue
    if (seen.has(item))
      throw new Error(`A decision changes ${item} twice; a transaction takes each item once.`)
    seen.add(item)
    if (change.kind === 'report-content' && !isErased(change) && !isOfNewReport(change.reportId, changes))
      throw new Error(`A decision makes ${item}, but not the report; it would overwrite what was written.`)
    if (change.kind === 'event' && !isEvent(change.event))
      throw new Error(`A decision makes ${item}, which does not fit the schema of its type.`)
  }
}

/** Nothing is left of it: neither its words nor who reported. */
const isErased = ({ text, person }: Extract<Change, { kind: 'report-content' }>): boolean =>
  text.description === '' && text.place === '' && person === undefined

/** Whether a report is new in a decision: then its condition guards what comes with it. */
const isOfNewReport = (reportId: string, changes: readonly Change[]): boolean =>
  changesOf(changes, 'report').some(({ report }) => report.reportId === reportId && report.version === 1)

/** The item that a change is about; none for counters, whose changes are added up. */
function itemOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'case':
      return `the case ${change.case.caseId}`
    case 'report':
      return `the report ${change.report.reportId}`
    case 'report-content':
      return `the content of ${change.reportId}`
    case 'task':
      return `the task ${change.task.taskId}`
    case 'task-settled':
      return `the task ${change.taskId}`
    case 'orders':
      return `the standing orders of ${change.orders.jurisdiction}`
    case 'link':
    case 'unlink':
      return `the link of ${change.caseId} to ${change.reportId}`
    case 'claim-key':
    case 'release-key':
    case 'key-is-held':
      return `the duplicate key ${change.key}`
    case 'text':
    case 'text-erased':
      return `the text ${change.field} of ${change.subject}/${change.sequence}`
    case 'event':
      return `the event ${change.event.metadata.id}`
    case 'token':
      return `the token of ${change.caseId}`
    case 'scheduled':
      return `the schedules of ${change.scheduled.caseId}`
    case 'identity':
      return `the number ${change.key}`
    case 'idempotency':
      return 'the answer to an idempotency key'
    case 'counters':
    case 'standing-is':
      return undefined
  }
}
