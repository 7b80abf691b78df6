import type { Instant } from '../clock/calendar.ts'
import type { Counted } from './terms.ts'

/**
 * What is known of all precedents of a jurisdiction: how many there are, how long, and how common the common terms are.
 * It is published now and then, each time with the next version; nothing counts up while precedents are written. What
 * is not among the common terms is rare, and how rare makes little difference.
 */
export type Statistics = {
  readonly version: number
  readonly at: Instant
  readonly documents: number
  /** Terms of a precedent, on average. */
  readonly averageLength: number
  /** In how many precedents each common term stands. */
  readonly common: ReadonlyMap<string, number>
  /** In how many precedents a term stands that is not among the common ones: at most so many. */
  readonly floor: number
}

/** As many common terms are published: a list that is read once in a while, not with each look-up. */
export const MAX_COMMON = 16_000
/** As many precedents, the latest ones, are counted through for a publication: enough to know what is common. */
export const SAMPLE = 5_000

/** Before anything was published: a small base about which nothing is known. */
export const NO_STATISTICS: Statistics = {
  version: 0,
  at: '1970-01-01T00:00:00.000Z',
  documents: 100,
  averageLength: 200,
  common: new Map(),
  floor: 1,
}

/** What a sample is counted into, precedent by precedent. */
export type Sample = { documents: number; length: number; readonly frequencies: Map<string, number> }

/** An empty sample. */
export const newSample = (): Sample => ({ documents: 0, length: 0, frequencies: new Map() })

/** Counts one precedent into a sample. */
export function countInto(sample: Sample, { counts, length }: Counted): void {
  sample.documents += 1
  sample.length += length
  for (const term of counts.keys()) sample.frequencies.set(term, (sample.frequencies.get(term) ?? 0) + 1)
}

/**
 * The next statistics, made from a sample of all precedents.
 * @param documents how many precedents there are
 */
export function statisticsOf(
  sample: Sample,
  { documents, version, at }: { readonly documents: number; readonly version: number; readonly at: Instant },
): Statistics {
  if (sample.documents === 0) return { ...NO_STATISTICS, version, at }
  const scale = Math.max(1, documents / sample.documents)
  const ranked = [...sample.frequencies]
    .filter(([, n]) => n > 1)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const kept = ranked.slice(0, MAX_COMMON)
  return {
    version,
    at,
    documents: Math.max(documents, sample.documents),
    averageLength: Math.max(1, Math.round(sample.length / sample.documents)),
    common: new Map(kept.map(([term, n]) => [term, Math.round(n * scale)])),
    floor: Math.max(1, Math.round((ranked[MAX_COMMON]?.[1] ?? 1) * scale)),
  }
}

/** How telling a term is: the inverse document frequency of BM25, as Robertson and Sparck Jones weigh it. */
export function telling(term: string, { documents, common, floor }: Statistics): number {
  const frequency = common.get(term) ?? Math.max(0.5, floor / 2)
  return Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5))
}
