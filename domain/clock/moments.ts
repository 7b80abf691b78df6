import type { Calendar, Instant } from './calendar.ts'
import { calendarOf, compute, limitInForce, paceOfDeadline } from './compute.ts'
import type { Deadline } from './deadline.ts'
import type { LimitUnit } from './limit.ts'
import { afterPauses, elapsedBesides, type Pause, pausesOf } from './pauses.ts'
import { paceOf } from './working-time.ts'

/** What a clock's time depends on beside the calendar: the unit it runs in (working hours unless told), and its pauses. */
export type Running = { readonly unit?: LimitUnit; readonly pauses?: readonly Pause[] }

/**
 * The moments at which shares (0.6 for 60 %) of the time between start and due time have run, in the order of the
 * shares. Time runs as the unit does: in working hours, or round the clock; pauses do not run.
 */
export function moments(
  start: Instant,
  due: Instant,
  calendar: Calendar,
  shares: readonly number[],
  { unit = 'working-hour', pauses = [] }: Running = {},
): Instant[] {
  const pace = paceOf(unit)
  const whole = elapsedBesides(start, due, pace, pauses, calendar)
  return shares.map((share) => {
    const reached = afterPauses(start, Math.floor(whole * share), pace, pauses, calendar)
    return reached.runs && reached.at < due ? reached.at : due
  })
}

/** The warnings of a deadline: when shares of it have run. None while its clock stands still. */
export function warningsOf(deadline: Deadline, calendar: Calendar, shares: readonly number[]): Instant[] {
  const due = compute(deadline, calendar)
  if (!due.runs) return []
  const unit = limitInForce(deadline)?.limit.unit
  const pauses = pausesOf(deadline.events)
  return moments(deadline.terms.start, due.at, calendarOf(deadline, calendar), shares, {
    pauses,
    ...(unit && { unit }),
  })
}

/** How long (milliseconds) a deadline's clock has run at a moment: the working or elapsed time without its pauses. */
export const timeRun = (deadline: Deadline, at: Instant, calendar: Calendar): number =>
  elapsedBesides(
    deadline.terms.start,
    at,
    paceOfDeadline(deadline),
    pausesOf(deadline.events),
    calendarOf(deadline, calendar),
  )
