/** Ways to tell the class of a message from messages whose class is known. */
import MiniSearch from 'minisearch'
import { createMemoryLists } from '#adapters/memory/knowledge.ts'
import { entryOf, termsOfPrecedent } from '#domain/knowledge/entry.ts'
import { alikeOf, BOUNDS, plan } from '#domain/knowledge/look-up.ts'
import { countInto, newSample, statisticsOf } from '#domain/knowledge/statistics.ts'
import { plainTerms } from '../knowledge/exhaustive.ts'
import { JURISDICTION, numberOf, precedentFrom } from '../knowledge/messages.ts'
import type { Data } from './data.ts'

type Labelled = Data['labelled'][number]

/** Learns from some messages and tells the classes of another, the likeliest first. */
export type Way = (
  known: readonly Labelled[],
  taxonomy: Data['taxonomy'],
) => (one: Labelled) => readonly string[]

/** As many neighbours vote, each with its score. */
const NEIGHBOURS = 10

const wholeOf = ({ title, text }: Labelled): string => `${title}\n${text}`

/** Neighbours by an ordinary search library. */
const byMiniSearch: Way = (known) => {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: plainTerms,
    processTerm: (term) => term,
  })
  index.addAll(known.map((one, id) => ({ id, text: wholeOf(one) })))
  return (one) =>
    voted(
      index
        .search(wholeOf(one))
        .slice(0, NEIGHBOURS)
        .map(({ id, score }) => ({ level1: known[Number(id)]?.level1 ?? '', score })),
    )
}

/** The class under which most names of the taxonomy have their words in the message. */
const byKeywords: Way = (_, taxonomy) => {
  const words = [...taxonomy].map(([level1, names]) => ({
    level1,
    terms: [...new Set(names.flatMap(plainTerms))],
  }))
  return (one) => {
    const said = new Set(plainTerms(wholeOf(one)))
    return voted(
      words.map(({ level1, terms }) => ({ level1, score: terms.filter((term) => said.has(term)).length })),
    )
  }
}

/** Neighbours by the index of precedents, as advice at intake asks it. */
const byIndex: Way = (known) => {
  const sample = newSample()
  const precedents = known.map((one, n) => precedentFrom(n, { text: wholeOf(one), reply: '' }))
  for (const one of precedents) countInto(sample, termsOfPrecedent(one))
  const statistics = statisticsOf(sample, {
    documents: known.length,
    version: 1,
    at: '2021-02-01T02:00:00.000Z',
  })
  const lists = createMemoryLists()
  for (const one of precedents)
    for (const posting of entryOf(one, statistics).postings) lists.put(JURISDICTION, posting)
  return (one) => {
    const question = plan({ words: wholeOf(one) }, statistics, BOUNDS)
    const read = question.readings.map(({ list, limit }) => ({
      list,
      postings: lists.page({ jurisdiction: JURISDICTION, list, limit }).items,
    }))
    return voted(
      alikeOf(question, read)
        .slice(0, NEIGHBOURS)
        .map(({ precedentId, score }) => ({ level1: known[numberOf(precedentId)]?.level1 ?? '', score })),
    )
  }
}

/** Classes by the sum of their votes. */
function voted(votes: readonly { readonly level1: string; readonly score: number }[]): string[] {
  const sums = new Map<string, number>()
  for (const { level1, score } of votes) sums.set(level1, (sums.get(level1) ?? 0) + score)
  return [...sums].sort((a, b) => b[1] - a[1]).map(([level1]) => level1)
}

export const WAYS: Readonly<Record<string, Way>> = {
  keywords: byKeywords,
  'minisearch neighbours': byMiniSearch,
  'index neighbours': byIndex,
}
