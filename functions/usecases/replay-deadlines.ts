import type { Calendar } from '#domain/clock/calendar.ts'
import { begin, type Deadline, withEvent } from '#domain/clock/deadline.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { recompute } from '#domain/clock/recompute.ts'
import { sentence } from '#domain/clock/sentence.ts'
import type { DomainEvent } from '#domain/events/index.ts'

/** One deadline of a case, reckoned again from its events: what was told, what it comes to, and in words. */
export type Replayed = {
  readonly taskId: string
  readonly kind: string
  /** The due time as it was told last. */
  readonly told: string
  readonly change: 'same' | 'confirmed' | 'moved'
  readonly words: { readonly zh: string; readonly en: string }
}

/**
 * Reckons every deadline of a case again from nothing but its events and a calendar. One that was not provisional must
 * come out the same; a provisional one may move when the holidays of its year have been published.
 * @param events the events of the case, in order
 */
export function replayDeadlines(events: readonly DomainEvent[], calendar: Calendar): Replayed[] {
  const told = new Map<string, { kind: string; deadline: Deadline; at: string; provisional: boolean }>()
  for (const { type, data } of events) {
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
        ...before,
        deadline: withEvent(before.deadline, data.by),
        at: data.dueAt,
        provisional: data.provisional,
      })
  }
  return [...told].map(([taskId, { kind, deadline, at, provisional }]) => ({
    taskId,
    kind,
    told: at,
    change: recompute(deadline, { at, provisional }, calendar).change,
    words: sentence(explainDue(deadline, calendar)),
  }))
}
