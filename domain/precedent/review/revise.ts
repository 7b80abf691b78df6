import type { Case } from '../../case/record/case.ts'
import type { Instant } from '../../clock/calendar.ts'
import type { Precedent } from '../precedent.ts'

/** Who does something to a precedent, when, and why. */
export type Attribution = { readonly at: Instant; readonly by: string; readonly reason: string }

type Line = Precedent['trail'][number]

/** The next revision of a precedent, with a line in its trail. */
export const revised = (
  one: Precedent,
  what: Line['what'],
  { at, by, reason }: Attribution,
  more: Pick<Line, 'parts' | 'struck' | 'lost'> = {},
): Precedent => {
  const revision = one.revision + 1
  return {
    ...one,
    revision,
    trail: latest([...one.trail, { at, by, what, reason, revision, ...more }]),
  }
}

/** The trail keeps its latest lines, and those only as far as they leave room for the precedent in its item. */
const MAX_LINES = 50
const MAX_OF_TRAIL = 60_000

function latest(trail: readonly Line[]): Line[] {
  let left = MAX_OF_TRAIL
  const dropped = trail.findLastIndex((line) => {
    left -= bytesOf(line)
    return left < 0
  })
  return trail.slice(dropped + 1).slice(-MAX_LINES)
}

/** What something takes in the store, in bytes, at most. */
export const bytesOf = (what: unknown): number => Buffer.byteLength(JSON.stringify(what))

/** Why a precedent is out of use: a reviewer took it out, or its case was reopened. It stands when neither holds. */
export type Cause = NonNullable<Precedent['withdrawnFor']>[number]

/** Why a precedent is out of use; of one that was withdrawn before this was kept, its trail tells. */
export function causesOf({ status, withdrawnFor, trail }: Precedent): readonly Cause[] {
  if (status === 'standing') return []
  if (withdrawnFor !== undefined) return withdrawnFor
  return trail.findLast(({ what }) => what === 'withdrawn')?.by === 'system' ? ['reopening'] : ['review']
}

/** A precedent that is out of use for these causes, or stands for want of any. */
export function heldFor({ withdrawnFor: _before, ...one }: Precedent, causes: readonly Cause[]): Precedent {
  return causes.length === 0
    ? { ...one, status: 'standing' }
    : { ...one, status: 'withdrawn', withdrawnFor: [...causes] }
}

/**
 * A precedent taken out of use: it keeps its trail, and is found no more.
 * @param version the version of the case by which this came about; the precedent's own when a reviewer does it
 */
export const withdrawn = (
  one: Precedent,
  cause: Cause,
  { version, ...doing }: Attribution & { readonly version?: number },
): Precedent => ({
  ...heldFor(revised(one, 'withdrawn', doing), [...causesOf(one), cause]),
  version: version ?? one.version,
})

/** A precedent that a reviewer no longer keeps out of use: it stands again, once its case is archived. */
export const restored = (one: Precedent, doing: Attribution): Precedent =>
  heldFor(
    revised(one, 'restored', doing),
    causesOf(one).filter((cause) => cause !== 'review'),
  )

/** Endings by which it turns out that there was no new trouble here: also that every report of it was taken back or ended. */
const NO_TROUBLE: readonly string[] = ['rejected', 'merged']
const isNoTrouble = ({ ending, reference }: Extract<Case, { status: 'ended' }>): boolean =>
  NO_TROUBLE.includes(ending) || (ending === 'ended' && reference === 'withdrawn')

/**
 * A precedent after another case: when that is the same trouble at the same place, opened while the place was watched,
 * the precedent says so; when it turned out to be nothing, it says so no more.
 * @returns nothing when there is nothing to change
 */
export function recurrenceOf(one: Precedent, other: Case, now: Instant): Precedent | undefined {
  if (one.status === 'withdrawn' || one.precedentId === other.caseId) return undefined
  const same = one.matter === other.matter && one.placeKey === other.place.key
  const watched = one.archivedAt <= other.openedAt && other.openedAt < one.watchUntil
  const stands = other.status === 'open' || !isNoTrouble(other)
  const recurs = same && watched && stands
  const said = one.recurred.some(({ caseId }) => caseId === other.caseId)
  if (recurs === said) return undefined
  const doing = { at: now, by: 'system', reason: other.caseId }
  return {
    ...revised(one, 'recurred', doing),
    recurred: recurs
      ? [...one.recurred, { caseId: other.caseId, at: other.openedAt }].slice(-MAX_LINES)
      : one.recurred.filter(({ caseId }) => caseId !== other.caseId),
  }
}
