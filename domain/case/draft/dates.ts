import { DAY, fromMillis, type Instant, millis } from '../../clock/calendar.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from './draft.ts'

/** How many years ahead people may set a date: a due time is computed, and explained, day by day until then. */
const YEARS = 5

/** Why a date cannot be set: nothing that a case waits for lies that far ahead. @param field the field at fault */
export function refuseTooFar({ context: { now } }: Draft, at: Instant, field: string): Refusal | undefined {
  const furthest = fromMillis(millis(now) + YEARS * 366 * DAY)
  return at <= furthest
    ? undefined
    : refusal('date-far', `A date lies ${YEARS} years ahead at most: before ${furthest}.`, field)
}
