import { type Calendar, forWhoever, type Instant, later, localDate, nextDate } from './calendar.ts'
import type { Deadline, Least, Terms } from './deadline.ts'
import { durationOf } from './due.ts'
import type { Limit } from './limit.ts'
import { afterPauses, type Computed, inOrder, isBroken, type Pause, pausesOf, runningOut } from './pauses.ts'
import { closing, elapsed, type Pace, paceOf, workingSpans } from './working-time.ts'

/** What a deadline runs by now: what it began with, or the limit or date that was put in its place since. */
export function termsInForce({ terms, events }: Deadline): Terms {
  return inOrder(events).reduce((before, event): Terms => {
    if (event.kind === 'limit-changed')
      return { kind: 'limit', limit: event.limit, start: terms.start, source: event.source }
    if (event.kind === 'date-set')
      return { kind: 'date', until: event.until, start: event.at, source: event.source }
    return before
  }, terms)
}

/** The limit that applies now, and where it comes from; none where a date was set. */
export function limitInForce(deadline: Deadline) {
  const now = termsInForce(deadline)
  return now.kind === 'limit' ? { limit: now.limit, source: now.source } : undefined
}

/**
 * The calendar that a deadline runs by. Hours run on whatever day whoever has to keep it is on duty; days stay the working
 * days of everybody: what is counted in days is so by law.
 */
export const calendarOf = (deadline: Deadline, calendar: Calendar): Calendar =>
  deadline.terms.kind === 'limit' && limitInForce(deadline)?.limit.unit === 'working-hour'
    ? forWhoever(calendar, deadline.terms.whose)
    : calendar

/** How the clock of a deadline runs. A date that somebody set moves by the working time of a pause. */
export function paceOfDeadline(deadline: Deadline): Pace {
  const inForce = limitInForce(deadline)
  return inForce === undefined ? 'working' : paceOf(inForce.limit.unit)
}

/**
 * When a deadline is due: a pure function of what it began with, what happened to it since, and the calendar.
 *
 * - A pause stops the clock. Of hours, what was left at its beginning is left at its end. Of working days, a day on which
 *   the clock stood still in working time does not count; the days before and after it do.
 * - A limit that was changed is computed from the same start; a date that was agreed anew stands for all before it.
 * - Where something is left at the least from a change on, the due time is not before that, nor past another authority's limit.
 * - An extension sets a later due time; the clock of what it granted also stops in later pauses. The latest of what was
 *   computed and what was granted holds: an extension never shortens.
 * - A pause that begins after the due time changes nothing: what is overdue stays overdue.
 *
 * @throws Error when the events contradict each other (resumed without a pause)
 */
export function compute(deadline: Deadline, calendar: Calendar): Computed {
  const { computed, granted } = partsOf(deadline, calendar)
  return [computed, ...granted].reduce(latest)
}

/** What was computed from the terms, and what each extension came to, in order. */
export function partsOf(deadline: Deadline, ofEverybody: Calendar) {
  const calendar = calendarOf(deadline, ofEverybody)
  const pauses = pausesOf(deadline.events)
  const pace = paceOfDeadline(deadline)
  const inForce = termsInForce(deadline)
  const plain: Computed =
    inForce.kind === 'limit'
      ? fromLimit(inForce.start, inForce.limit, pauses, calendar)
      : moved(inForce.until, inForce.start, pace, pauses, calendar)
  const least = leastOf(deadline)
  const computed =
    least === undefined ? plain : withLeast(plain, least, limitInForce(deadline)?.limit, pauses, calendar)
  const granted = extensionsOf(deadline).map(({ until, at }) => moved(until, at, pace, pauses, calendar))
  return { plain, least, computed, granted, pauses, pace, inForce }
}

/** What is left at the least, and from when on: as it was said last, unless a date was agreed since. */
function leastOf({ events }: Deadline): (Least & { readonly at: Instant }) | undefined {
  const said = inOrder(events).findLast(
    (event) => event.kind === 'limit-changed' || event.kind === 'date-set' || 'least' in event,
  )
  return said === undefined || !('least' in said) || said.least === undefined
    ? undefined
    : { at: said.at, ...said.least }
}

function withLeast(
  plain: Computed,
  { at, left, notPast }: Least & { readonly at: Instant },
  limit: Limit | undefined,
  pauses: readonly Pause[],
  calendar: Calendar,
): Computed {
  const since = pauses.filter(({ to }) => to === undefined || to > at)
  const floors = [left, ...(limit === undefined ? [] : [limit])].map((one) =>
    fromLimit(at, one, since, calendar),
  )
  const raised = latest(plain, floors.reduce(earliest))
  return notPast === undefined || !raised.runs || raised.at <= notPast ? raised : { ...raised, at: notPast }
}

/** The earlier of two results; one that stands still is none. */
const earliest = (one: Computed, other: Computed): Computed =>
  !one.runs ? other : !other.runs || one.at <= other.at ? one : other

/** The extensions that count: those granted since a date was last agreed. */
export function extensionsOf({ events }: Deadline) {
  const since = inOrder(events)
  return since
    .slice(since.findLastIndex((event) => event.kind === 'date-set') + 1)
    .filter((event) => event.kind === 'extended')
}

/** The later of two results. One that stands still stops the whole: nobody knows yet when it will be due. */
function latest(one: Computed, other: Computed): Computed {
  const provisional = one.provisional || other.provisional
  if (!one.runs) return { ...one, provisional }
  if (!other.runs) return { ...other, provisional }
  return { runs: true, at: later(one.at, other.at), provisional }
}

function fromLimit(start: Instant, limit: Limit, pauses: readonly Pause[], calendar: Calendar): Computed {
  if (limit.unit !== 'working-day')
    return afterPauses(start, durationOf(limit), paceOf(limit.unit), pauses, calendar)
  const open = pauses.find((pause) => pause.to === undefined)
  let date = localDate(start)
  for (let left = limit.amount; left > 0; ) {
    date = nextDate(date)
    if (calendar.isWorkingDay(date) && !isBroken(date, pauses, calendar)) left -= 1
    else if (open !== undefined && lastMoment(date, calendar) > open.from)
      return { runs: false, since: open.from, provisional: false }
  }
  return runningOut(closing(date, calendar), 'working', calendar)
}

const lastMoment = (date: string, calendar: Calendar): Instant =>
  workingSpans(date, calendar).at(-1)?.to ?? closing(date, calendar)

/** A moment that was set, moved by the time for which the clock stood still between the setting and that moment. */
function moved(
  until: Instant,
  set: Instant,
  pace: Pace,
  pauses: readonly Pause[],
  calendar: Calendar,
): Computed {
  const touching = pauses.filter((pause) => pause.to === undefined || pause.to > set)
  const first = touching[0]
  if (first === undefined || first.from >= until) return { runs: true, at: until, provisional: false }
  const from = later(first.from, set)
  const result = afterPauses(from, elapsed(from, until, pace, calendar), pace, touching, calendar)
  return result.runs ? { ...result, at: later(result.at, until) } : result
}
