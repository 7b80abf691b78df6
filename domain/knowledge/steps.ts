import { isLater, isSameState, type Precedent } from '../precedent/precedent.ts'
import type { Entry, Posting } from './entry.ts'
import { withId, withoutId } from './rank.ts'

/** What stands of a precedent: itself, and the manifest of its postings. */
export type Kept = {
  readonly precedent: Precedent
  /** The version of the statistics its telling terms were chosen by. */
  readonly statistics: number
  /** False while it is being written: nothing is there that the manifest does not name, but not all of that is there. */
  readonly complete: boolean
  /** When its first writer began, in milliseconds since 1970, while it is at work. */
  readonly begunAt?: number
  readonly postings: readonly Pick<Posting, 'list' | 'rank'>[]
}

/** One atomic write: postings that come and go, with the manifest that is true once they have. */
export type Step = {
  readonly put: readonly Posting[]
  readonly remove: readonly Pick<Posting, 'list' | 'rank'>[]
  readonly card: 'put' | 'remove' | 'leave'
  readonly kept: Kept
}

/** A transaction takes a hundred writes; the precedent and its card are two of them. */
const MAX_ITEMS_OF_STEP = 98

/**
 * Whether an entry is to be written over what stands: it is of a later version or revision, or the same one indexed by
 * later statistics, or what stands is half written.
 */
export function isDue({ precedent, statistics }: Entry, standing: Kept | undefined): boolean {
  if (standing === undefined) return true
  if (isLater(precedent, standing.precedent)) return true
  if (isLater(standing.precedent, precedent)) return false
  return !standing.complete || statistics > standing.statistics
}

/** Longer than any writer lives that is not waited for: three times a consumer's timeout, in milliseconds. */
export const FIRST_WRITE = 90_000

/**
 * Whether somebody else's first write is under way. It is no transaction: who writes other things meanwhile would be
 * overwritten by what of it comes late. The same once more does no harm.
 */
export const isBeingWritten = (entry: Entry, { precedent, statistics, ...of }: Kept, now: number): boolean =>
  of.begunAt !== undefined &&
  now < of.begunAt + FIRST_WRITE &&
  !(isSameState(precedent, entry.precedent) && statistics === entry.statistics)

/**
 * The steps from what stands to an entry: one, or two when too much changes for one. After each the manifest and the
 * postings agree, so that whoever comes next can go on from there, whatever crashed.
 */
export function stepsTo(entry: Entry, standing: Kept | undefined): Step[] {
  const before = new Map((standing?.postings ?? []).map((one) => [nameOf(one), one]))
  const wanted = new Set(entry.postings.map(nameOf))
  // A term's posting is its place and nothing else; the other lists carry facts, which may have changed.
  const put = entry.postings.filter(
    (one) => one.facts || one.plan || !standing?.complete || !before.has(nameOf(one)),
  )
  const remove = [...before.values()].filter((one) => !wanted.has(nameOf(one)))
  const last: Step = {
    put,
    remove,
    card: entry.card === undefined ? 'remove' : 'put',
    kept: {
      precedent: entry.precedent,
      statistics: entry.statistics,
      complete: true,
      postings: entry.postings.map(({ list, rank }) => ({ list, rank })),
    },
  }
  if (standing === undefined || put.length + remove.length <= MAX_ITEMS_OF_STEP) return [last]
  const left = standing.postings.filter((one) => wanted.has(nameOf(one)))
  const { begunAt: _over, ...rest } = standing
  return [
    { put: [], remove, card: 'leave', kept: { ...rest, complete: false, postings: left } },
    { ...last, remove: [] },
  ]
}

const nameOf = ({ list, rank }: Pick<Posting, 'list' | 'rank'>): string => `${list} ${rank}`

/** The manifest as one short text: a list and its rank without the id on each line. */
export const manifestText = (postings: Kept['postings']): string =>
  postings.map(({ list, rank }) => `${list} ${withoutId(list, rank)}`).join('\n')

/** The postings of a manifest's text. */
export const manifestOf = (text: string, precedentId: string): Kept['postings'] =>
  text === ''
    ? []
    : text.split('\n').map((line) => {
        const space = line.lastIndexOf(' ')
        const list = line.slice(0, space)
        return { list, rank: withId(list, line.slice(space + 1), precedentId) }
      })
