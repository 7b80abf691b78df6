import { isWorkday } from 'chinese-days'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromMillis } from '#domain/clock/calendar.ts'
import { compute } from '#domain/clock/compute.ts'
import type { ClockEvent, Deadline } from '#domain/clock/deadline.ts'
import { LIMIT_UNITS, type Limit } from '#domain/clock/limit.ts'
import { timeRun } from '#domain/clock/moments.ts'
import { CALENDAR } from '#test/support/case-harness.ts'
import { SOURCE } from './deadlines.ts'

/**
 * The slow reference: every minute of six years is looked at by itself, and time is told by counting minutes. It shares
 * nothing with the clock but the pack's hours: whether a day is worked is asked of `chinese-days` itself, which the clock
 * does not call. Minutes are counted in Shanghai, from the beginning of 2021.
 */
const DAY = 24 * 60
const BEGIN = Date.UTC(2021, 0, 1)
const DAYS = (Date.UTC(2027, 0, 1) - BEGIN) / (DAY * 60_000)

const WORKED = new Uint8Array(DAYS * DAY)
for (let day = 0; day < DAYS; day += 1) {
  const date = new Date(BEGIN + day * DAY * 60_000)
  // The library reads local dates.
  if (!isWorkday(new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))) continue
  for (let minute = 0; minute < DAY; minute += 1) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    if (CALENDAR.hours.some(({ from, to }) => from <= time && time < to)) WORKED[day * DAY + minute] = 1
  }
}

type Pause = readonly [from: number, to: number]
const FOREVER = Number.POSITIVE_INFINITY

const isPaused = (minute: number, pauses: readonly Pause[]): boolean => {
  for (const [from, to] of pauses) if (from <= minute && minute < to) return true
  return false
}
const ALWAYS = new Uint8Array(DAYS * DAY).fill(1)
/** For each minute, whether the clock of a unit runs in it. */
const running = ({ unit }: Limit): Uint8Array => (unit.startsWith('emergency') ? ALWAYS : WORKED)
/** Since when the clock stands still for good. */
const stands = (pauses: readonly Pause[]): number => pauses.find(([, to]) => to === FOREVER)?.[0] ?? FOREVER

/** The minute at which a count of running minutes is full; none when the clock stands still for good before that. */
function whenFull(start: number, count: number, limit: Limit, pauses: readonly Pause[]): number | undefined {
  const runs = running(limit)
  const end = stands(pauses)
  let left = count
  for (let at = start; ; at += 1) {
    if (left === 0) return at
    if (at >= end) return undefined
    if (runs[at] === 1 && !isPaused(at, pauses)) left -= 1
  }
}

/** The end of the last worked minute of the n-th day after the start that was worked without a break. */
function whenDaysFull(start: number, days: number, pauses: readonly Pause[]): number | undefined {
  let left = days
  for (let day = Math.floor(start / DAY) + 1; ; day += 1) {
    let last: number | undefined
    let broken = false
    for (let at = day * DAY; at < (day + 1) * DAY; at += 1) {
      if (WORKED[at] !== 1) continue
      last = at + 1
      broken ||= isPaused(at, pauses)
    }
    if (last !== undefined && !broken) left -= 1
    if (left === 0) return last
    // A clock that stopped during this day, or before it, counts nothing more.
    if (stands(pauses) < (last ?? (day + 1) * DAY)) return undefined
  }
}

/** A granted moment, moved by the running minutes that pauses took from the time up to it. */
function whenGranted(granted: number, until: number, limit: Limit, pauses: readonly Pause[]) {
  let count = 0
  for (let at = granted; at < until; at += 1) count += running(limit)[at] ?? 0
  const full = whenFull(granted, count, limit, pauses)
  return full === undefined ? undefined : Math.max(full, until)
}

const SIZE = { 'working-hour': 60, 'emergency-hour': 60, 'emergency-day': DAY, 'working-day': 0 } as const

function slowly(start: number, limit: Limit, pauses: readonly Pause[], grants: readonly Pause[]) {
  const all = [
    limit.unit === 'working-day'
      ? whenDaysFull(start, limit.amount, pauses)
      : whenFull(start, limit.amount * SIZE[limit.unit], limit, pauses),
    ...grants.map(([granted, until]) => whenGranted(granted, until, limit, pauses)),
  ]
  return all.reduce((one, other) =>
    one === undefined || other === undefined ? undefined : Math.max(one, other),
  )
}

const at = (minute: number): string => fromMillis(BEGIN + (minute - 8 * 60) * 60_000)

/** Up to three pauses, apart from each other, of up to four days; the last may go on. */
const pauses = (start: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: start - 2 * DAY, max: start + 12 * DAY }), {
        minLength: 0,
        maxLength: 6,
      }),
      fc.boolean(),
    )
    .map(([ends, endless]): Pause[] => {
      const sorted = ends.toSorted((one, other) => one - other)
      return sorted.flatMap((from, i): Pause[] => {
        if (i % 2 === 1) return []
        const to = sorted[i + 1]
        return to === undefined ? (endless ? [[from, FOREVER]] : []) : [[from, Math.min(to, from + 4 * DAY)]]
      })
    })

const span = fc.integer({ min: 3 * DAY, max: (DAYS - 90) * DAY }).chain((start) =>
  fc.record({
    start: fc.constant(start),
    limit: fc.constantFrom(...LIMIT_UNITS).chain((unit) =>
      fc.record({
        unit: fc.constant(unit),
        amount: fc.integer({ min: 1, max: unit.endsWith('day') ? 9 : 40 }),
      }),
    ),
    pauses: fc.oneof(fc.constant<Pause[]>([]), pauses(start)),
    grants: fc.array(
      fc
        .tuple(fc.integer({ min: start, max: start + 6 * DAY }), fc.integer({ min: 1, max: 12 * DAY }))
        .map(([granted, more]): Pause => [granted, granted + more]),
      { maxLength: 1 },
    ),
    seen: fc.integer({ min: start, max: start + 15 * DAY }),
  }),
)

it('agrees with counting minute by minute, for 10,000 deadlines with pauses and extensions', {
  timeout: 120_000,
}, () => {
  const seen = { running: 0, standing: 0, paused: 0, extended: 0 }
  fc.assert(
    fc.property(span, (one) => {
      const { start, limit } = one
      const events: ClockEvent[] = [
        ...one.pauses.flatMap(([from, to]): ClockEvent[] => [
          { kind: 'paused', at: at(from) },
          ...(to === FOREVER ? [] : [{ kind: 'resumed' as const, at: at(to) }]),
        ]),
        ...one.grants.map(
          ([granted, until]): ClockEvent => ({
            kind: 'extended',
            at: at(granted),
            until: at(until),
          }),
        ),
      ]
      const deadline: Deadline = {
        terms: { kind: 'limit', limit, start: at(start), source: SOURCE },
        events,
      }
      const due = compute(deadline, CALENDAR)
      const expected = slowly(start, limit, one.pauses, one.grants)
      if ((due.runs ? due.at : undefined) !== (expected === undefined ? undefined : at(expected)))
        expect(due).toBe(expected === undefined ? 'standing still' : at(expected))

      let ran = 0
      const clock = running(limit)
      for (let minute = start; minute < one.seen; minute += 1)
        if (clock[minute] === 1 && !isPaused(minute, one.pauses)) ran += 1
      if (timeRun(deadline, at(one.seen), CALENDAR) !== ran * 60_000)
        expect(timeRun(deadline, at(one.seen), CALENDAR)).toBe(ran * 60_000)

      seen[due.runs ? 'running' : 'standing'] += 1
      if (one.pauses.length > 0) seen.paused += 1
      if (one.grants.length > 0) seen.extended += 1
    }),
    { numRuns: 10_000, seed: 2021 },
  )
  // The cases that matter were among them, and often.
  for (const often of Object.values(seen)) expect(often).toBeGreaterThan(300)
})
