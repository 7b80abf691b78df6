import type { Calendar } from '#domain/clock/calendar.ts'
import { begin, type Deadline, withEvent } from '#domain/clock/deadline.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { recompute } from '#domain/clock/recompute.ts'
import { sentence } from '#domain/clock/sentence.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { DUTIES, type Owed } from '#domain/report/owed.ts'
import { deadlineOf, type Owing } from '#domain/report/owing.ts'

/** One deadline, reckoned again from events: what was told, what it comes to, and in words. */
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

/** A due time as it was told last; with the calendar it was told by, when the case has another one now. */
type Told = {
  readonly kind: string
  readonly deadline: Deadline
  readonly at: string
  readonly provisional: boolean
  calendar?: Calendar
}

/**
 * Reckons every deadline of a case again from nothing but its events and a calendar. One that was not provisional must
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
  const told = new Map<string, Told>()
  for (const { type, data } of events) {
    // What was told until now was reckoned by the hours of the version before.
    if (type === 'pack-adopted')
      for (const one of told.values()) one.calendar = one.calendar ?? calendarOf(data.from)
    if (type === 'task-sent')
      told.set(data.taskId, {
        kind: data.kind,
        deadline: begin(data.terms),
        at: data.dueAt,
        provisional: data.provisional,
      })
    const before = type === 'due-time-moved' ? told.get(data.taskId) : undefined
    if (type === 'due-time-moved' && before !== undefined)
      told.set(data.taskId, {
        kind: before.kind,
        deadline: withEvent(before.deadline, data.by),
        at: data.dueAt,
        provisional: data.provisional,
      })
  }
  return [...told].map(([taskId, one]) => again(taskId, one, one.calendar ?? calendar))
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
 * Reckons again what a report is owed, from nothing but its events and a calendar: its first contact, and the reply.
 * @param events the events of the report, in order
 * @param calendarOf by the hours of the version of the pack that a limit is from, which need not be its case's
 */
export function replayOwed(
  reportId: string,
  events: readonly DomainEvent[],
  calendarOf: (packVersion: number) => Calendar,
): Replayed[] {
  let report: Owing | undefined
  let owed: Owed | undefined
  for (const { type, data, metadata } of events) {
    const { jurisdiction, time: receivedAt } = metadata
    if (type === 'report-received') report = { jurisdiction, receivedAt, appeal: data.appeal }
    if (type === 'report-joined') owed = data.owed ?? owed
    if (type === 'report-extension-ruled') owed = data.owed ?? owed
    if (type === 'report-due-moved') owed = data.owed
  }
  if (report === undefined || owed === undefined) return []
  const [of, by] = [report, owed]
  return DUTIES.flatMap((duty) => {
    const due = by[duty]
    const deadline = deadlineOf(of, by, duty)
    if (due === undefined || deadline === undefined) return []
    const told = { kind: duty, deadline, at: due.dueAt, provisional: due.provisional ?? false }
    const longer = duty === 'reply' ? by.longer : undefined
    return [again(reportId, told, calendarOf((longer ?? by).packVersion))]
  })
}
