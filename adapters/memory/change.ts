import { NO_REPORTS, withCounted } from '#domain/case/record/counters.ts'
import type { KeyStands } from '#domain/case/record/duplicate-key.ts'
import { millis } from '#domain/clock/calendar.ts'
import { type Change, changesOf, type KeyHolder, type StoredToken } from '#domain/decision/change.ts'
import type { Shelf } from './shelf.ts'

/** What stands in the way of a change: nothing, or an item, which may be missing. */
type Obstacle = undefined | { readonly standing?: unknown }

const isNew = (standing: unknown): Obstacle => (standing === undefined ? undefined : { standing })
/** Version 1 is new; any later one replaces exactly the one before it. */
const follows = (standing: { version: number } | undefined, version: number): Obstacle => {
  if (version === 1) return isNew(standing)
  return standing?.version === version - 1 ? undefined : { standing }
}
const unless = (fine: boolean, standing: unknown): Obstacle => (fine ? undefined : { standing })

/** Whether a duplicate key stands with that case, and leads on to the case that is named, or to none. */
const standsSo = (standing: KeyHolder | undefined, { caseId, mergedInto }: KeyStands): boolean =>
  standing?.caseId === caseId && standing.mergedInto === mergedInto

const keyOf = ({ caseId, openedAt, mergedInto }: KeyHolder): KeyHolder => ({
  caseId,
  openedAt,
  ...(mergedInto === undefined ? {} : { mergedInto }),
})

/** Whether a token may take the place of another: it came later, or is the same. */
const replaces = (one: StoredToken, standing: StoredToken): boolean => {
  if (one.run !== standing.run) return one.run > standing.run
  if (one.visit !== standing.visit) return one.visit > standing.visit
  if (one.arrivedAt !== standing.arrivedAt) return one.arrivedAt > standing.arrivedAt
  return one.token === standing.token
}

/**
 * What stands in the way of one change of a decision, by the same conditions that the table's writes carry.
 * @param wallClock milliseconds since 1970
 */
export function obstacleTo(
  change: Change,
  shelf: Shelf,
  wallClock: number,
  all: readonly Change[],
): Obstacle {
  switch (change.kind) {
    case 'case':
      return follows(shelf.cases.get(change.case.caseId), change.case.version)
    case 'report':
      return follows(shelf.reports.get(change.report.reportId), change.report.version)
    case 'orders':
      return follows(shelf.orders.get(change.orders.jurisdiction), change.orders.version)
    case 'counters': {
      const standing = shelf.counters.get(change.caseId)
      if (changesOf(all, 'standing-is').some((one) => one.caseId === change.caseId)) return undefined
      const added = changesOf(all, 'counters')
        .filter((one) => one.caseId === change.caseId)
        .reduce((sum, one) => sum + one.standing, 0)
      return unless(added >= 0 || (standing?.standing ?? 0) >= -added, standing)
    }
    case 'standing-is': {
      const standing = shelf.counters.get(change.caseId)
      const { standing: stand, joined } = standing ?? NO_REPORTS
      return unless(stand === change.standing && joined === change.joined, standing)
    }
    case 'claim-key': {
      const standing = shelf.keys.get(change.key)
      const free = change.anyway || standing === undefined || standing.caseId === change.caseId
      return unless(free || (change.from !== undefined && standsSo(standing, change.from)), standing)
    }
    case 'release-key': {
      const standing = shelf.keys.get(change.key)
      return unless(standing?.caseId === change.caseId, standing)
    }
    case 'key-is-held': {
      const standing = shelf.keys.get(change.key)
      return unless(standsSo(standing, change), standing)
    }
    case 'identity':
      return isNew(shelf.identities.get(change.key))
    case 'event':
      return isNew(shelf.events.get(change.event.metadata.id))
    case 'token': {
      const standing = shelf.tokens.get(change.caseId)
      return unless(standing === undefined || replaces(change, standing), standing)
    }
    case 'scheduled':
      return follows(shelf.scheduled.get(change.scheduled.caseId), change.scheduled.version)
    case 'idempotency': {
      const standing = shelf.answers.get(change.key)
      return unless(standing === undefined || millis(standing.expiresAt) <= wallClock, standing)
    }
    case 'report-content':
    case 'task':
    case 'task-settled':
    case 'link':
    case 'unlink':
    case 'text':
    case 'text-erased':
      return undefined
  }
}

/** The key of a link. */
export const linkName = (caseId: string, reportId: string): string => `${caseId} ${reportId}`

/** Makes one change, nothing standing in its way. */
export function make(change: Change, shelf: Shelf): void {
  switch (change.kind) {
    case 'case':
      shelf.cases.set(change.case.caseId, change.case)
      return
    case 'report':
      shelf.reports.set(change.report.reportId, change.report)
      return
    case 'report-content':
      shelf.contents.set(change.reportId, change)
      return
    case 'task':
      shelf.tasks.set(change.task.taskId, change.task)
      return
    case 'task-settled':
      shelf.tasks.delete(change.taskId)
      return
    case 'orders':
      shelf.orders.set(change.orders.jurisdiction, change.orders)
      return
    case 'counters': {
      const before = shelf.counters.get(change.caseId) ?? NO_REPORTS
      shelf.counters.set(change.caseId, withCounted(before, change))
      return
    }
    case 'link': {
      const { caseId, reportId, caller } = change
      const link = { caseId, reportId, ...(caller === undefined ? {} : { caller }) }
      shelf.links.set(linkName(caseId, reportId), link)
      return
    }
    case 'unlink':
      shelf.links.delete(linkName(change.caseId, change.reportId))
      return
    case 'claim-key':
      shelf.keys.set(change.key, keyOf(change))
      return
    case 'release-key':
      shelf.keys.delete(change.key)
      return
    case 'identity':
      shelf.identities.set(change.key, { reportId: change.reportId, trackingCode: change.trackingCode })
      return
    case 'text': {
      const id = `${change.subject}/${change.sequence}`
      shelf.eventTexts.set(id, { ...shelf.eventTexts.get(id), [change.field]: change.text })
      return
    }
    case 'text-erased': {
      const id = `${change.subject}/${change.sequence}`
      const { [change.field]: _erased, ...left } = shelf.eventTexts.get(id) ?? {}
      shelf.eventTexts.set(id, left)
      return
    }
    case 'event':
      shelf.events.set(change.event.metadata.id, change.event)
      return
    case 'token': {
      const { run, visit, arrivedAt, token } = change
      shelf.tokens.set(change.caseId, { run, visit, arrivedAt, token })
      return
    }
    case 'scheduled':
      shelf.scheduled.set(change.scheduled.caseId, change.scheduled)
      return
    case 'idempotency': {
      const { key, payloadHash, answer, expiresAt } = change
      shelf.answers.set(key, { key, payloadHash, answer, expiresAt })
      return
    }
    case 'standing-is':
    case 'key-is-held':
      return
  }
}
