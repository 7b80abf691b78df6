import type { Label } from '../label.ts'
import { type Calendar, earlier, type Instant, isPublished, later, localDate } from './calendar.ts'
import type { ClockEvent } from './deadline.ts'
import { after, elapsed, type Pace, workingSpans } from './working-time.ts'

/** A time in which the clock stood still; without an end it still does. */
export type Pause = { readonly from: Instant; readonly to?: Instant; readonly why?: Label }

/**
 * The pauses that a list of events tells, in order, none touching another. Who pauses twice (two grounds at once) also
 * resumes twice; the first ground is kept.
 * @throws Error when the clock resumes without having been paused: the events contradict each other
 */
export function pausesOf(events: readonly ClockEvent[]): Pause[] {
  const pauses: Pause[] = []
  let depth = 0
  for (const event of inOrder(events)) {
    if (event.kind === 'paused') {
      depth += 1
      if (depth > 1) continue
      const last = pauses.at(-1)
      if (last?.to === event.at) pauses[pauses.length - 1] = withoutEnd(last)
      else pauses.push({ from: event.at, ...(event.why && { why: event.why }) })
    } else if (event.kind === 'resumed') {
      const last = pauses.at(-1)
      if (depth === 0 || last === undefined)
        throw new Error(`The clock resumed at ${event.at} although it was running.`)
      depth -= 1
      if (depth === 0) pauses[pauses.length - 1] = { ...last, to: event.at }
    }
  }
  return pauses.filter((pause) => pause.to !== pause.from)
}

const withoutEnd = ({ from, why }: Pause): Pause => ({ from, ...(why && { why }) })

/** Events in the order in which they happened; what happened at once keeps the order of the list. */
export const inOrder = (events: readonly ClockEvent[]): ClockEvent[] =>
  events.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

/** Where something that runs has got to: it runs out at a moment, or stands still since one. */
export type Computed =
  | { readonly runs: true; readonly at: Instant; readonly provisional: boolean }
  | { readonly runs: false; readonly since: Instant; readonly provisional: boolean }

/** When a duration (milliseconds) has run since a moment, the pauses not counted. */
export function afterPauses(
  start: Instant,
  duration: number,
  pace: Pace,
  pauses: readonly Pause[],
  calendar: Calendar,
): Computed {
  let at = start
  let left = duration
  for (const pause of pauses) {
    if (pause.to !== undefined && pause.to <= at) continue
    const running = elapsed(at, pause.from, pace, calendar)
    if (left <= running) break
    if (pause.to === undefined) return { runs: false, since: pause.from, provisional: false }
    left -= running
    at = pause.to
  }
  return runningOut(after(at, left, pace, calendar), pace, calendar)
}

/** The time (milliseconds) that ran between two moments, the pauses not counted. */
export const elapsedBesides = (
  from: Instant,
  to: Instant,
  pace: Pace,
  pauses: readonly Pause[],
  calendar: Calendar,
): number =>
  pauses.reduce(
    (sum, pause) => sum - elapsed(later(pause.from, from), earlier(pause.to ?? to, to), pace, calendar),
    elapsed(from, to, pace, calendar),
  )

/** Whether the clock stood still in any working time of a date. Such a day is not a whole day, and is not counted as one. */
export const isBroken = (date: string, pauses: readonly Pause[], calendar: Calendar): boolean =>
  workingSpans(date, calendar).some((span) =>
    pauses.some((pause) => pause.from < span.to && (pause.to === undefined || pause.to > span.from)),
  )

/** The result of a clock that runs out at a moment. Round the clock nothing depends on holidays. */
export const runningOut = (at: Instant, pace: Pace, calendar: Calendar): Computed => ({
  runs: true,
  at,
  provisional: pace === 'working' && !isPublished(localDate(at), calendar),
})
