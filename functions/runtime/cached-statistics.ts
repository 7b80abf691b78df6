import type { Knowledge } from '#adapters/ports.ts'
import { NO_STATISTICS, type Statistics } from '#domain/knowledge/statistics.ts'

/** They are published once a night; who has older ones for a while finds the same precedents in nearly the same order. */
const KEPT_FOR = 10 * 60_000

/** A knowledge base that remembers its statistics. */
export type Remembering = Knowledge & {
  /**
   * The statistics as far as they are cached, else those of an empty base: for who may not wait for them. They are
   * read meanwhile, for the next time.
   */
  readonly statisticsSoFar: (jurisdiction: string) => Statistics
}

/**
 * A knowledge base whose statistics are read once and cached for a while by this process: they are the same for
 * every look-up, and larger than all the rest that one reads.
 * @param now milliseconds on a clock that only measures
 */
export function cachedStatistics(knowledge: Knowledge, now: () => number = Date.now): Remembering {
  const reading = new Map<string, { readonly statistics: Promise<Statistics>; readonly until: number }>()
  const read = new Map<string, Statistics>()
  const statistics = (jurisdiction: string): Promise<Statistics> => {
    const known = reading.get(jurisdiction)
    if (known !== undefined && now() < known.until) return known.statistics
    const begun = knowledge.statistics(jurisdiction)
    reading.set(jurisdiction, { statistics: begun, until: now() + KEPT_FOR })
    begun.then(
      (found) => read.set(jurisdiction, found),
      () => reading.delete(jurisdiction),
    )
    return begun
  }
  return {
    ...knowledge,
    statistics,
    statisticsSoFar: (jurisdiction) => {
      // What it answers, or that it fails, is for the next time.
      statistics(jurisdiction).catch(() => {})
      return read.get(jurisdiction) ?? NO_STATISTICS
    },
  }
}
