import { BadCursor, decodeCursor, encodeCursor } from '#adapters/cursor.ts'
import type { Knowledge, Page } from '#adapters/ports.ts'
import type { Card, Posting } from '#domain/knowledge/entry.ts'
import type { OpenEntry } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS, type Statistics } from '#domain/knowledge/statistics.ts'
import { isDue, type Kept, stepsTo } from '#domain/knowledge/steps.ts'
import { isSameState } from '#domain/precedent/precedent.ts'

/** The knowledge base in memory. */
export function createMemoryKnowledge(): Knowledge {
  const all = new Map<string, Kept>()
  const cards = new Map<string, Card>()
  const published = new Map<string, Statistics>()
  const open = new Map<string, OpenEntry>()
  const lists = createMemoryLists()
  return {
    upsert: async (given, over) => {
      const entry = structuredClone(given)
      const { precedentId, jurisdiction } = entry.precedent
      const standing = all.get(precedentId)
      if (over !== undefined && !isSameState(standing?.precedent, over)) return 'stale'
      if (!isDue(entry, standing)) return 'stale'
      for (const { put, remove, card, kept } of stepsTo(entry, standing)) {
        all.set(precedentId, kept)
        if (card === 'put' && entry.card !== undefined) cards.set(precedentId, entry.card)
        if (card === 'remove') cards.delete(precedentId)
        for (const one of put) lists.put(jurisdiction, one)
        for (const one of remove) lists.remove(jurisdiction, one)
      }
      return 'written'
    },
    read: async (precedentId) => structuredClone(all.get(precedentId)?.precedent),
    load: async (precedentId) => structuredClone(all.get(precedentId)),
    postings: async (query) => lists.page(query),
    cards: async (precedentIds) =>
      precedentIds.flatMap((one) => {
        const found = cards.get(one)
        return found === undefined ? [] : [structuredClone(found)]
      }),
    listOpen: async (entry) => {
      const { caseId, jurisdiction, version, postings } = structuredClone(entry)
      const standing = open.get(caseId)
      if (standing !== undefined && standing.version > version) return 'stale'
      for (const one of standing?.postings ?? []) lists.remove(jurisdiction, one)
      for (const one of postings) lists.put(jurisdiction, one)
      open.set(caseId, { caseId, jurisdiction, version, postings })
      return 'written'
    },
    statistics: async (jurisdiction) => published.get(jurisdiction) ?? NO_STATISTICS,
    publish: async (jurisdiction, statistics) => {
      if ((published.get(jurisdiction)?.version ?? 0) >= statistics.version) return 'stale'
      published.set(jurisdiction, statistics)
      return 'published'
    },
  }
}

/** Lists of postings in memory, sorted when they are read. */
export type MemoryLists = {
  readonly put: (jurisdiction: string, posting: Posting) => void
  readonly remove: (jurisdiction: string, posting: Pick<Posting, 'list' | 'rank'>) => void
  readonly page: (query: Parameters<Knowledge['postings']>[0]) => Page<Posting>
}

/**
 * Lists of postings in memory, paged as the table pages them.
 * @param longest a list keeps only so many of its best postings: for measuring bases that are larger than the memory
 */
export function createMemoryLists(longest = Number.POSITIVE_INFINITY): MemoryLists {
  type List = { readonly byRank: Map<string, Posting>; sorted: readonly string[] | undefined }
  const lists = new Map<string, List>()
  const sortedRanks = (list: List): readonly string[] => {
    list.sorted ??= [...list.byRank.keys()].sort()
    return list.sorted
  }
  return {
    put: (jurisdiction, posting) => {
      const name = `${jurisdiction}#${posting.list}`
      const list: List = lists.get(name) ?? { byRank: new Map<string, Posting>(), sorted: undefined }
      list.byRank.set(posting.rank, posting)
      list.sorted = undefined
      lists.set(name, list)
      if (list.byRank.size < 2 * longest) return
      for (const rank of sortedRanks(list).slice(longest)) list.byRank.delete(rank)
      list.sorted = undefined
    },
    remove: (jurisdiction, { list: name, rank }) => {
      const list = lists.get(`${jurisdiction}#${name}`)
      if (list?.byRank.delete(rank)) list.sorted = undefined
    },
    page: ({ jurisdiction, list: name, limit, cursor }) => {
      const listing = `${jurisdiction}#${name}`
      const list = lists.get(listing)
      const after = cursor === undefined ? '' : decodeCursor(listing, cursor).sort
      if (after === undefined) throw new BadCursor()
      if (list === undefined) return { items: [] }
      const ranks = sortedRanks(list)
      const from = after === '' ? 0 : ranks.findIndex((rank) => rank > after)
      const page = from < 0 ? [] : ranks.slice(from, from + limit)
      const items = page.flatMap((rank) => {
        const found = list.byRank.get(rank)
        if (found === undefined) return []
        return [found.facts || found.plan ? structuredClone(found) : { ...found }]
      })
      const last = page.at(-1)
      return last === undefined || from + limit >= ranks.length
        ? { items }
        : { items, cursor: encodeCursor(listing, { sort: last }) }
    },
  }
}
