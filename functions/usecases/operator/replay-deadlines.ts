import type { Calendar } from '#domain/clock/calendar.ts'
import type { Deadline } from '#domain/clock/deadline.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { recompute } from '#domain/clock/recompute.ts'
import { sentence } from '#domain/clock/sentence.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { historyOf } from '#domain/projection/case-history.ts'
import { reportHistoryOf } from '#domain/projection/report-history.ts'
import { deadlineOf } from '#domain/report/owing.ts'
import { DUTIES } from '#domain/report/record/owed.ts'

/** One deadline, computed again from events: what was told, what it comes to, and in words. */
export type Replayed = {
  /** The task, or the report that is owed something. */
  readonly of: string
  readonly kind: string
  /** The due time as it was told last. */
  readonly told: string
  /** It was told as provisional: the notice of its year may confirm or move it. */
  readonly provisional: boolean
  readonly change: 'same' | 'confirmed' | 'moved'
  readonly words: { readonly zh: string; readonly en: string }
}

/** A due time as it was told last. */
type Told = {
  readonly kind: string
  readonly deadline: Deadline
  readonly at: string
  readonly provisional: boolean
}

/**
 * Computes every deadline of a case again from nothing but its events and a calendar. One that was not provisional must
 * come out the same; a provisional one may move when the holidays of its year have been published.
 * @param events the events of the case, in order
 * @param calendar by the hours of the pack that the case has now
 * @param calendarOf by those of a version that it had before
 */
export function replayDeadlines(
  events: readonly DomainEvent[],
  calendar: Calendar,
  calendarOf: (packVersion: number) => Calendar = () => calendar,
): Replayed[] {
  const { tasks, packs } = historyOf(events)
  return [...tasks.values()].map(({ taskId, kind, deadline, due: { at, provisional, sequence } }) => {
    // What was told before another version was adopted was computed by the hours of the version before.
    const adopted = packs.find((one) => one.sequence > sequence)
    const told = { kind, deadline, at, provisional }
    return again(taskId, told, adopted === undefined ? calendar : calendarOf(adopted.from))
  })
}

/** Whether a due time contradicts what was told. A provisional one does not: it was told that it may move. */
export const contradicts = ({ change, provisional }: Replayed): boolean => change === 'moved' && !provisional

const again = (of: string, { kind, deadline, at, provisional }: Told, calendar: Calendar): Replayed => ({
  of,
  kind,
  told: at,
  provisional,
  change: recompute(deadline, { at, provisional }, calendar).change,
  words: sentence(explainDue(deadline, calendar)),
})

/**
 * Computes again what a report is owed, from nothing but its events and a calendar: its first contact, and the reply.
 * @param events the events of the report, in order
 * @param calendarOf by the hours of the version of the pack that a limit is from, which need not be its case's
 */
export function replayOwed(
  reportId: string,
  events: readonly DomainEvent[],
  calendarOf: (packVersion: number) => Calendar,
): Replayed[] {
  const { jurisdiction, received, owed } = reportHistoryOf(events)
  if (received === undefined || owed === undefined) return []
  const { appeal, at: receivedAt } = received
  return DUTIES.flatMap((duty) => {
    const due = owed[duty]
    const deadline = deadlineOf({ jurisdiction, receivedAt, appeal }, owed, duty)
    if (due === undefined || deadline === undefined) return []
    const told = { kind: duty, deadline, at: due.dueAt, provisional: due.provisional ?? false }
    const longer = duty === 'reply' ? owed.longer : undefined
    return [again(reportId, told, calendarOf((longer ?? owed).packVersion))]
  })
}
