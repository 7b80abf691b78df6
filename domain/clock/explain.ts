import * as z from 'zod'
import {
  atLocal,
  type Calendar,
  earlier,
  type Instant,
  instant,
  later,
  localDate,
  nextDate,
} from './calendar.ts'
import { calendarOf, compute, extensionsOf, partsOf } from './compute.ts'
import { type Deadline, source } from './deadline.ts'
import { isEmergencyUnit, type LimitUnit, limit } from './limit.ts'
import { type Computed, inOrder, isBroken, type Pause } from './pauses.ts'
import { elapsed } from './working-time.ts'

const named = z.object({ zh: z.string(), en: z.string() })

/** A date in Asia/Shanghai. */
const date = z.iso.date()

/**
 * How a due time came about, as data: whoever is held to it can check it with a calendar on the wall. {@link sentence}
 * says the same in words.
 */
export const explanation = z.object({
  /** The limit in force; none where somebody set a date. */
  limit: limit.optional(),
  source,
  start: instant,
  /** The working hours that run, where hours are counted. */
  hours: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
  /** Days that did not count, and why: weekend, holiday (with its name), or the clock stood still (挂账). */
  skipped: z.array(z.object({ date, why: z.enum(['weekend', 'holiday', 'paused']), name: named.optional() })),
  /**
   * Weekend days that did count, because they make up for a holiday (调休上班), or because whoever has to keep the limit was on
   * duty (值守).
   */
  worked: z.array(z.object({ date, name: named.optional(), duty: z.literal(true).optional() })),
  pauses: z.array(z.object({ from: instant, to: instant.optional(), why: named.optional() })),
  /** Limits and dates that were in force before, and until when. */
  changes: z.array(z.object({ at: instant, from: limit.optional(), fromDate: instant.optional() })),
  /** What is left at the least from a change on, and the limit of another authority past which that does not reach. */
  least: z.object({ at: instant, left: limit, notPast: instant.optional() }).optional(),
  /** When it was computed again by another calendar. */
  recalculatedAt: instant.optional(),
  extensions: z.array(z.object({ at: instant, until: instant })),
  /** The due time without extensions, where an extension moved it. */
  withoutExtension: instant.optional(),
  /** The due time; none while the clock stands still. */
  result: instant.optional(),
  /** Since when the clock stands still. */
  standsStillSince: instant.optional(),
  provisional: z.boolean(),
  /** The year whose holidays have yet to be published, when that is why the due time is provisional. */
  unpublishedYear: z.number().int().optional(),
})
export type Explanation = z.infer<typeof explanation>

/** Explains when a deadline is due. The result is that of `compute`, in every case. */
export function explainDue(deadline: Deadline, calendar: Calendar): Explanation {
  const { terms } = deadline
  const { plain, least, computed, pauses, inForce } = partsOf(deadline, calendar)
  const unit = inForce.kind === 'limit' ? inForce.limit.unit : undefined
  const total = compute(deadline, calendar)
  const end = endOf(total)
  const extended = total.runs && computed.runs && total.at > computed.at
  return {
    ...(inForce.kind === 'limit' && { limit: inForce.limit }),
    source: inForce.source,
    start: terms.start,
    ...(unit === 'working-hour' && { hours: calendar.hours.map((span) => ({ ...span })) }),
    ...daysOf(terms.start, unit, endOf(plain), pauses, calendarOf(deadline, calendar)),
    pauses: pauses.filter((pause) => pause.from < end || !total.runs).map((pause) => ({ ...pause })),
    changes: changesOf(deadline),
    ...(least !== undefined && { least }),
    ...recalculation(deadline),
    extensions: extensionsOf(deadline).map(({ at, until }) => ({ at, until })),
    ...(extended && { withoutExtension: computed.at }),
    ...(total.runs ? { result: total.at } : { standsStillSince: total.since }),
    provisional: total.provisional,
    ...(total.provisional && { unpublishedYear: calendar.lastKnownYear + 1 }),
  }
}

const recalculation = ({ events }: Deadline): Pick<Explanation, 'recalculatedAt'> => {
  const last = inOrder(events).findLast(({ kind }) => kind === 'recalculated')
  return last === undefined ? {} : { recalculatedAt: last.at }
}

const endOf = (computed: Computed): Instant => (computed.runs ? computed.at : computed.since)

/** The days between start and end that did not count, and the weekend days that did. */
function daysOf(
  start: Instant,
  unit: LimitUnit | undefined,
  end: Instant,
  pauses: readonly Pause[],
  calendar: Calendar,
): Pick<Explanation, 'skipped' | 'worked'> {
  const skipped: Explanation['skipped'] = []
  const worked: Explanation['worked'] = []
  if (unit === undefined || isEmergencyUnit(unit)) return { skipped, worked }
  const today = localDate(start)
  for (
    let date = unit === 'working-day' ? nextDate(today) : today;
    date <= localDate(end);
    date = nextDate(date)
  ) {
    const name = calendar.nameOf(date)
    const ofName = name === undefined ? {} : { name: { ...name } }
    const duty = calendar.isWorkingDay(date) ? undefined : calendar.onDuty?.(date)
    if (isPaused(date, unit, pauses, calendar)) skipped.push({ date, why: 'paused' })
    else if (duty !== undefined) {
      if (ranOn(date, start, end, calendar)) worked.push({ date, name: { ...duty }, duty: true })
    } else if (!calendar.isWorkingDay(date))
      skipped.push({ date, why: name === undefined ? 'weekend' : 'holiday', ...ofName })
    else if (name !== undefined && (unit === 'working-day' || ranOn(date, start, end, calendar)))
      worked.push({ date, ...ofName })
  }
  return { skipped, worked }
}

/** Of working days, a day with a pause in it does not count; of working hours, only a day that passed in a pause is named. */
function isPaused(date: string, unit: LimitUnit, pauses: readonly Pause[], calendar: Calendar): boolean {
  if (unit === 'working-day' && isBroken(date, pauses, calendar)) return true
  const [from, to] = [atLocal(date, '00:00'), atLocal(nextDate(date), '00:00')]
  return pauses.some((pause) => pause.from <= from && (pause.to === undefined || pause.to >= to))
}

const ranOn = (date: string, start: Instant, end: Instant, calendar: Calendar): boolean =>
  elapsed(
    later(start, atLocal(date, '00:00')),
    earlier(end, atLocal(nextDate(date), '00:00')),
    'working',
    calendar,
  ) > 0

function changesOf({ terms, events }: Deadline): Explanation['changes'] {
  let before: Pick<Explanation['changes'][number], 'from' | 'fromDate'> =
    terms.kind === 'limit' ? { from: terms.limit } : { fromDate: terms.until }
  return inOrder(events).flatMap((event) => {
    if (event.kind !== 'limit-changed' && event.kind !== 'date-set') return []
    const change = { at: event.at, ...before }
    before = event.kind === 'limit-changed' ? { from: event.limit } : { fromDate: event.until }
    return [change]
  })
}
