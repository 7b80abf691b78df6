import type { ClockEvent, Deadline, Source } from '#domain/clock/deadline.ts'
import type { LimitUnit } from '#domain/clock/limit.ts'
import { local } from '#test/support/case-harness.ts'

/** Where the limits of these tests come from. */
export const SOURCE: Source = {
  ref: 'test@1/matters/illegal-structure/penalise/general/handling',
  name: { zh: '私搭乱建·立案查处·处置', en: 'unlawful structure, penalise, handling' },
}

/** A deadline of a limit, started at a moment of local time; events are as they happened. */
export const deadlineOf = (
  start: string,
  amount: number,
  unit: LimitUnit,
  events: ClockEvent[] = [],
): Deadline => ({
  terms: { kind: 'limit', limit: { amount, unit }, start: local(start), source: SOURCE },
  events,
})

/** Events in local time. */
export const paused = (at: string): ClockEvent => ({
  kind: 'paused',
  at: local(at),
  why: { zh: '挂账', en: 'parked' },
})
export const resumed = (at: string): ClockEvent => ({ kind: 'resumed', at: local(at) })
export const extended = (at: string, until: string): ClockEvent => ({
  kind: 'extended',
  at: local(at),
  until: local(until),
})
export const changedTo = (at: string, amount: number, unit: LimitUnit): ClockEvent => ({
  kind: 'limit-changed',
  at: local(at),
  limit: { amount, unit },
  source: SOURCE,
})
