import type { Knowledge } from '#adapters/ports.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'

/** They are published once a night; who has older ones for a while finds the same precedents in nearly the same order. */
const KEPT_FOR = 10 * 60_000

/**
 * A knowledge base whose statistics are read once and remembered for a while by this process: they are the same for
 * every look-up, and larger than all the rest that one reads.
 * @param now milliseconds on a clock that only measures
 */
export function rememberedStatistics(knowledge: Knowledge, now: () => number = Date.now): Knowledge {
  const remembered = new Map<string, { readonly statistics: Promise<Statistics>; readonly until: number }>()
  return {
    ...knowledge,
    statistics: (jurisdiction) => {
      const known = remembered.get(jurisdiction)
      if (known !== undefined && now() < known.until) return known.statistics
      const statistics = knowledge.statistics(jurisdiction)
      remembered.set(jurisdiction, { statistics, until: now() + KEPT_FOR })
      statistics.catch(() => remembered.delete(jurisdiction))
      return statistics
    },
  }
}
