/** Ways to tell the class of a message from messages whose class is known. */
import MiniSearch from 'minisearch'
import { plainTerms } from '../knowledge/exhaustive.ts'
import { byIndex, byProduct } from './by-index.ts'
import { type Labelled, NEIGHBOURS, voted, type Way, wholeOf } from './way.ts'

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

/** What a pair counts that no message of a class holds. */
const UNSEEN = 0.1

/**
 * The small offline classifier that was weighed: multinomial naive Bayes over the pairs of characters of a message, each counted
 * once, those of its title twice. What it learns of 200 messages is some 200 KB.
 */
const byBayes: Way = (known) => {
  const featuresOf = (one: Labelled): string[] => [
    ...new Set(plainTerms(wholeOf(one))),
    ...new Set(plainTerms(one.title)),
  ]
  const counts = new Map<string, { documents: number; whole: number; terms: Map<string, number> }>()
  const vocabulary = new Set<string>()
  for (const one of known) {
    const of = counts.get(one.level1) ?? { documents: 0, whole: 0, terms: new Map<string, number>() }
    of.documents += 1
    for (const term of featuresOf(one)) {
      of.terms.set(term, (of.terms.get(term) ?? 0) + 1)
      of.whole += 1
      vocabulary.add(term)
    }
    counts.set(one.level1, of)
  }
  return (one) => {
    const said = featuresOf(one).filter((term) => vocabulary.has(term))
    const scored = [...counts].map(([level1, { documents, whole, terms }]) => ({
      level1,
      score: said.reduce(
        (sum, term) => sum + Math.log(((terms.get(term) ?? 0) + UNSEEN) / (whole + UNSEEN * vocabulary.size)),
        Math.log(documents / known.length),
      ),
    }))
    return scored.sort((a, b) => b.score - a.score).map(({ level1 }) => level1)
  }
}

export const WAYS: Readonly<Record<string, Way>> = {
  keywords: byKeywords,
  'minisearch neighbours': byMiniSearch,
  'index neighbours': byIndex,
  'a small classifier': byBayes,
  'the product': byProduct,
}
