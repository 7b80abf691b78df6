import { createHash } from 'node:crypto'
import { type Instant, millis } from '../clock/calendar.ts'
import { impactStep } from './impact.ts'

/**
 * The ranks of postings: what sorts the best first, then the id, by which no two precedents share one. In the list of a
 * term the mark of the matter and that of the way in which the term is written come last, so that within a step of the impact no
 * matter stands before another. Postings written before there were such marks have none, until a rebuild.
 */
export const termRank = (impact: number, precedentId: string, matter: string, written: string): string =>
  `${impactStep(impact)}${precedentId}${SEPARATOR}${markOf(matter)}${wayMark(written)}`

/** A rank in one of the other lists: the latest first. */
export const recencyRank = (archivedAt: Instant, precedentId: string): string =>
  `${(36 ** RECENCY_LENGTH - 1 - millis(archivedAt)).toString(36).padStart(RECENCY_LENGTH, '0')}${precedentId}`
const RECENCY_LENGTH = 9

/** No id holds it. */
const SEPARATOR = '.'
const MARK_LENGTH = 4
/** Bytes of a term's rank, with ids of our length. */
export const TERM_RANK_BYTES = 1 + 28 + SEPARATOR.length + MARK_LENGTH + 1

/** The short mark of a matter: of a few hundred matters hardly two ever share one. */
export const markOf = (matter: string): string =>
  createHash('sha256').update(matter).digest('base64url').slice(0, MARK_LENGTH)

/** One character for a way in which a term is written: of two ways that sound alike one in 64 shares it with the other. */
const wayMark = (written: string): string =>
  createHash('sha256').update(written).digest('base64url').charAt(0)

/** Whether a term's rank may be of one of these ways of writing it; of one from before there were marks it may. */
export const isOfWay = (rank: string, ways: ReadonlySet<string> = NO_WAYS): boolean => {
  const mark = rank.charAt(rank.indexOf(SEPARATOR) + 1 + MARK_LENGTH)
  return !rank.includes(SEPARATOR) || mark === '' || [...ways].some((one) => wayMark(one) === mark)
}
const NO_WAYS: ReadonlySet<string> = new Set()

/** The id in a rank. */
export const idOfRank = (list: string, rank: string): string => {
  const behind = rank.slice(idAt(list))
  const end = isTerm(list) ? behind.indexOf(SEPARATOR) : -1
  return end < 0 ? behind : behind.slice(0, end)
}

/** The mark of the matter in the rank of a term; none in one that was written before there were marks. */
export const markInRank = (rank: string): string | undefined => {
  const at = rank.indexOf(SEPARATOR)
  return at < 0 ? undefined : rank.slice(at + 1, at + 1 + MARK_LENGTH)
}

/** A rank without its id, as the manifest holds it, for all ranks of a precedent have the same. */
export const withoutId = (list: string, rank: string): string => {
  const at = idAt(list)
  return `${rank.slice(0, at)}${rank.slice(at + idOfRank(list, rank).length)}`
}
/** The rank again. */
export const withId = (list: string, rest: string, precedentId: string): string => {
  const at = idAt(list)
  return `${rest.slice(0, at)}${precedentId}${rest.slice(at)}`
}

const isTerm = (list: string): boolean => !list.startsWith('=')
/** Where the id begins: behind the one character of an impact, or behind the time. */
const idAt = (list: string): number => (isTerm(list) ? 1 : RECENCY_LENGTH)
