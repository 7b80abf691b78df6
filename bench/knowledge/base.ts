/** A knowledge base of any size in memory, and what a look-up in it would cost on the table. */
import { cardItem, postingItem, precedentItem } from '#adapters/dynamodb/knowledge-items.ts'
import { itemSize, readUnits, writeUnits } from '#adapters/dynamodb/units.ts'
import { createMemoryLists } from '#adapters/memory/knowledge.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { type Card, type Entry, entryOf, MAX_TERMS, termsOfPrecedent } from '#domain/knowledge/entry.ts'
import { countInto, newSample, SAMPLE, type Statistics, statisticsOf } from '#domain/knowledge/statistics.ts'
import { termsOf } from '#domain/knowledge/terms.ts'
import { JURISDICTION, type Message, numberOf, precedentFrom } from './messages.ts'

/** What one look-up read. */
export type Cost = { units: number; items: number }

/** A knowledge base as far as look-ups go, counting what they read. */
export type Base = {
  readonly knowledge: Pick<Knowledge, 'postings' | 'cards'>
  readonly statistics: Statistics
  /** What was read since the last call. */
  readonly cost: () => Cost
  /** Of what was written: items and bytes of each precedent on average, and the most items of one. */
  readonly written: {
    readonly items: number
    readonly most: number
    readonly bytes: number
    readonly units: number
  }
}

/** No look-up reads more of a list; the rest of a longer one need not lie in memory. */
const MAX_READ = 800
/** Of so many precedents the bytes written are measured. */
const WEIGHED = 500

/** The statistics as they are published for a base of a size: from a sample of it. */
export function published(size: number, of: (n: number) => Omit<Message, 'title'>): Statistics {
  const sample = newSample()
  const every = Math.max(1, Math.floor(size / SAMPLE))
  for (let n = 0; n < size && sample.documents < SAMPLE; n += every)
    countInto(sample, termsOfPrecedent(precedentFrom(n, of(n))))
  return statisticsOf(sample, { documents: size, version: 1, at: '2021-02-01T02:00:00.000Z' })
}

/**
 * Fills a base.
 * @param questions the lists of other terms than theirs are left out: nobody will read them
 */
export function fill(
  size: number,
  of: (n: number) => Omit<Message, 'title'>,
  questions: readonly string[],
  {
    statistics = published(size, of),
    terms = MAX_TERMS,
    entry = entryOf,
    termOf = (list: string): string => list,
  } = {},
): Base {
  const asked = new Set(questions.flatMap(termsOf))
  const lists = createMemoryLists(MAX_READ)
  const written = { items: 0, most: 0, bytes: 0, units: 0 }
  let weighed = 0
  for (let n = 0; n < size; n += 1) {
    const made = entry(precedentFrom(n, of(n)), statistics, terms)
    const items = made.postings.length + 2
    written.items += items / size
    written.most = Math.max(written.most, items)
    if (n % Math.ceil(size / WEIGHED) === 0) {
      const { bytes, units } = weightOf(made)
      written.bytes += bytes
      written.units += units
      weighed += 1
    }
    for (const posting of made.postings) if (asked.has(termOf(posting.list))) lists.put(JURISDICTION, posting)
    if (n > 0 && n % 100_000 === 0) console.log(`  … ${n.toLocaleString('en')} written`)
  }
  const cards = new Map<string, Card>()
  const cardOf = (id: string): Card | undefined => {
    const known = cards.get(id) ?? entry(precedentFrom(numberOf(id), of(numberOf(id))), statistics, 0).card
    if (known !== undefined && cards.size < 50_000) cards.set(id, known)
    return known
  }
  return {
    statistics,
    written: { ...written, bytes: written.bytes / weighed, units: written.units / weighed },
    ...counting({
      postings: async (query) => lists.page(query),
      cards: async (ids) => ids.flatMap((id) => cardOf(id) ?? []),
    }),
  }
}

/** A knowledge base whose reads are counted, at the price the table would have for what comes back. */
export function counting(knowledge: Base['knowledge']): Pick<Base, 'knowledge' | 'cost'> {
  let spent: Cost = { units: 0, items: 0 }
  return {
    cost: () => {
      const so = spent
      spent = { units: 0, items: 0 }
      return so
    },
    knowledge: {
      postings: async (query) => {
        const page = await knowledge.postings(query)
        const bytes = page.items.reduce((sum, one) => sum + postingSize(one), 0)
        spent.units += Math.max(1, Math.ceil(bytes / 4_096)) / 2
        spent.items += page.items.length
        return page
      },
      cards: async (ids) => {
        const found = await knowledge.cards(ids)
        // Of a BatchGetItem each item is rounded up by itself.
        spent.units += found.reduce((sum, card) => sum + readUnits([cardItem(card)], false), 0)
        spent.items += found.length
        return found
      },
    },
  }
}

const postingSize = (posting: Entry['postings'][number]): number =>
  posting.facts || posting.plan
    ? itemSize(postingItem(JURISDICTION, posting))
    : 4 + 7 + Buffer.byteLength(posting.list) + Buffer.byteLength(posting.rank)

function weightOf(made: Entry): { readonly bytes: number; readonly units: number } {
  const items = [
    precedentItem({ ...made, complete: true }),
    ...(made.card === undefined ? [] : [cardItem(made.card)]),
    ...made.postings.map((one) => postingItem(JURISDICTION, one)),
  ]
  return {
    bytes: items.slice(1).reduce((sum, one) => sum + itemSize(one), 0),
    units: items.reduce((sum, one) => sum + writeUnits(one, true), 0),
  }
}
